import { page } from '#words';
import type { View } from '../../core/camera/view.ts';
import type { StoryData } from '../../core/story/story-data.ts';
import { findElement } from '../../dom/find-element.ts';
import type { StoryMapEvents } from '../../map/live-map.ts';
import { openingFiles } from '../../map/sources/opening-files.ts';
import type { Theme } from '../../style/palette.ts';
import type { StoryPanels } from '../panels/story-panels.ts';
import type { ConnectedTakeover } from '../reading/connect-takeover.ts';
import { openAround } from '../reading/open-around.ts';
import type { Reading } from '../reading/reading.ts';
import { coveredBoxes } from './covered-boxes.ts';
import { createLiveMap, type LiveMap, type LoadMap } from './create-live-map.ts';
import { onFirstSign } from './first-sign.ts';
import { offerIfReplaced } from './newer-version.ts';
import { keepOffline } from './offline.ts';
import type { Poster } from './poster.ts';
import { savesData } from './saves-data.ts';
import { startWaits } from './start-waits.ts';

interface ConnectMapInput {
  readonly story: StoryData;
  readonly loadMap: LoadMap;
  readonly theme: () => Theme;
  readonly reading: Pick<Reading, 'now' | 'refresh'>;
  readonly takeover: Pick<ConnectedTakeover, 'send'>;
  readonly panels: StoryPanels;
  readonly poster: Poster;
  /** What the page's link asks the map to show, if anything. */
  readonly view: View | undefined;
}

/** The live map between its page and its reader. */
interface ConnectedMap extends Pick<LiveMap, 'current' | 'setTheme'> {
  readonly stop: () => void;
}

/**
 * Starts the live map on the first sign of a reader, or at once for a link to a view of it, and brings
 * what it tells to the page.
 */
export function connectMap(input: ConnectMapInput): ConnectedMap {
  const { story, theme, reading, takeover, poster, view } = input;
  let stopKeeping: (() => void) | undefined;
  const keep = () => {
    stopKeeping ??= keepOffline();
  };
  const events: StoryMapEvents = {
    ...readerEvents(input),
    onReady() {
      live.ready();
      document.querySelector('#map canvas')?.setAttribute('aria-describedby', 'map-help');
      input.panels.featureList.offer();
      poster.stop();
      keep();
    },
    onLate: () => live.late(),
    onLost: () => live.giveUp(page.lost),
  };
  const live = createLiveMap({
    load: input.loadMap,
    files: () => openingFiles(reading.now().scene),
    create: (startMap, fonts) => {
      const { scene } = reading.now();
      const near = () => (savesData() ? [] : reading.now().near());
      return startMap({ ...mapOnPage(), story, scene, near, theme: theme(), fonts, events });
    },
    onUnavailable() {
      takeover.send('back');
      keep();
    },
    onRecovered() {
      live.current()?.setUnderway(false);
      reading.refresh();
    },
    onMissing: offerIfReplaced,
  });
  const start = async () => {
    const inTime = await live.start();
    if (!view || !inTime) return;
    takeover.send('take');
    live.current()?.showView(view);
  };
  const stopWaiting = view ? undefined : onFirstSign(start);
  if (view) start();
  return {
    current: live.current,
    setTheme: live.setTheme,
    stop() {
      stopWaiting?.();
      stopKeeping?.();
      document.querySelector('.update')?.remove();
      live.stop();
    },
  };
}

/** Where the page has its map, and how it names it. */
function mapOnPage() {
  return {
    container: findElement('map'),
    scale: document.getElementById('scale'),
    covered: coveredBoxes,
    title: page.mapTitle,
    language: document.documentElement.lang,
    patience: startWaits.picture,
  };
}

/** What the page does where the reader is at the map, or a layer of it comes or fails. */
function readerEvents({
  takeover,
  panels,
}: Pick<ConnectMapInput, 'takeover' | 'panels'>): Omit<
  StoryMapEvents,
  'onReady' | 'onLate' | 'onLost'
> {
  return {
    onTakeover: () => takeover.send('take'),
    onLayer(layer, state) {
      panels.legend.setState(layer, state);
      if (state === 'failed') offerIfReplaced();
    },
    onLit: panels.charts.light,
    onAbout(layer) {
      takeover.send('back');
      openAround(document.getElementById(`about-${layer}`));
    },
    onPanelClose(hadFocus) {
      if (hadFocus) panels.featureList.focus();
    },
  };
}

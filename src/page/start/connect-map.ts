import { page } from 'virtual:words/page';
import type { View } from '../../core/reader/choices.ts';
import type { StoryData } from '../../core/story/story-data.ts';
import { createElement, findElement } from '../../dom/elements.ts';
import type { StoryMapEvents } from '../../map/live-map.ts';
import type { Covered } from '../../map/scene/keep-labels-clear.ts';
import { openingFiles } from '../../map/sources/opening-files.ts';
import type { Theme } from '../../style/palette.ts';
import type { StoryPanels } from '../panels/story-panels.ts';
import type { ConnectedTakeover } from '../reading/connect-takeover.ts';
import { openAround } from '../reading/folds.ts';
import { coveredAside, isStacked } from '../reading/measure-page.ts';
import type { Reading } from '../reading/reading.ts';
import { createLiveMap, type LoadMap, type MapCode, startWaits } from './live-map.ts';
import { keepOffline, offerIfReplaced } from './offline.ts';
import type { Poster } from './poster.ts';

interface ConnectMapInput {
  readonly story: StoryData;
  readonly loadMap: LoadMap;
  readonly theme: () => Theme;
  readonly reading: Pick<Reading, 'now' | 'refresh' | 'relayout'>;
  readonly takeover: Pick<ConnectedTakeover, 'send'>;
  readonly panels: StoryPanels;
  readonly poster: Poster;
  /** That of the page's link, shown once the map is ready; not if it is late and the reader in another section. */
  readonly view: View | undefined;
}

/** Starts the live map on the first sign of a reader, or at once for a link to a view, and connects it to the page. */
export function connectMap(input: ConnectMapInput) {
  const { story, theme, reading, takeover, poster, view } = input;
  const opened = location.hash;
  let wasLate = false;
  let code: MapCode | undefined;
  let stopKeeping: (() => void) | undefined;
  const keep = () => {
    stopKeeping ??= keepOffline();
  };
  const events: StoryMapEvents = {
    ...readerEvents(input),
    onReady() {
      live.ready();
      document.querySelector('#map canvas')?.setAttribute('aria-describedby', '_map-help');
      if (code) input.panels.featureList.offer(code);
      poster.stop();
      keep();
      if (!view || (wasLate && location.hash !== opened)) return;
      takeover.send('take');
      live.current()?.showView(view);
    },
    onLate: () => live.late(),
    onLost: () => live.giveUp(page.lost),
  };
  const live = createLiveMap({
    load: input.loadMap,
    files: () => openingFiles(reading.now().scene),
    create: (fetched, fonts) => {
      code = fetched;
      const { scene } = reading.now();
      return fetched.startMap({ ...mapOnPage(), story, scene, theme: theme(), fonts, events });
    },
    onUnavailable() {
      wasLate = true;
      takeover.send('back');
      keep();
    },
    onRecovered() {
      reading.relayout();
      reading.refresh();
    },
    onMissing: offerIfReplaced,
  });
  const stopWaiting = view ? undefined : onFirstSign(live.start);
  if (view) live.start();
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

function mapOnPage() {
  return {
    container: findElement('map'),
    scale: document.getElementById('_scale'),
    covered: coveredBoxes,
    title: page.mapTitle,
    patience: startWaits.picture,
  };
}

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
      openAround(document.getElementById(`_about_${layer}`));
    },
    onSection(section) {
      takeover.send('back');
      createElement('a', { href: `#${section}` }).click();
    },
    onPanelClose(hadFocus) {
      if (hadFocus) panels.featureList.focus();
    },
  };
}

const signs = ['scroll', 'pointermove', 'pointerdown', 'touchstart', 'keydown', 'focusin'] as const;

/** Calls `start` once: on the first sign of a reader, or a while after the page has loaded, or should have. */
function onFirstSign(start: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    window.removeEventListener('load', wait);
    for (const sign of signs) window.removeEventListener(sign, once);
  };
  const once = () => {
    stop();
    start();
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(once, startWaits.sign);
  };
  for (const sign of signs) window.addEventListener(sign, once, { passive: true });
  if (document.readyState === 'complete') {
    wait();
  } else {
    window.addEventListener('load', wait);
    timer = setTimeout(once, startWaits.load);
  }
  return stop;
}

const coveringControls = '.button, .switch, .attribution span, .scale, #_key, #_layers';

/** From a control to a name, in CSS pixels. */
const clearOfControls = 4;

/** What covers the map now: each control, and beside the text the whole column. */
function coveredBoxes(): readonly Covered[] {
  const map = findElement('map').getBoundingClientRect();
  const shown = [
    ...document.querySelectorAll<HTMLElement>(`#_stage :is(${coveringControls}), .odometer`),
  ].filter((control) =>
    control.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
  );
  const boxes = shown.map((control) => {
    const { left, top, width, height } = control.getBoundingClientRect();
    return {
      left: left - map.left - clearOfControls,
      top: top - map.top - clearOfControls,
      width: width + 2 * clearOfControls,
      height: height + 2 * clearOfControls,
    };
  });
  const top = findElement('_stage').getBoundingClientRect().bottom - map.top;
  const below = { left: 0, top, width: map.width, height: map.height - top };
  return [...boxes, ...(below.height > 0 ? [below] : []), ...column(map)];
}

function column(map: DOMRect): readonly Covered[] {
  const main = document.querySelector<HTMLElement>('main');
  if (!main?.checkVisibility({ visibilityProperty: true }) || isStacked(main)) return [];
  const { left, right } = coveredAside(map, main.getBoundingClientRect());
  const width = left + right;
  return [{ left: right > 0 ? map.width - width : 0, top: 0, width, height: map.height }];
}

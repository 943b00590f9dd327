import { page } from '#words';
import { readLink, writeLink } from '../../core/reader/link.ts';
import type { StoryData } from '../../core/story/story-data.ts';
import { sectionRead } from '../../core/timeline/section-read.ts';
import { openingFiles } from '../../map/start/opening-files.ts';
import type { StoryMapEvents } from '../../map/story-map.ts';
import { copyLink } from '../controls/copy-link.ts';
import { keepOverrides } from '../controls/keep-overrides.ts';
import { connectControls } from '../controls/map-controls.ts';
import { observeMotion } from '../controls/observe-motion.ts';
import { observeTheme } from '../controls/observe-theme.ts';
import { findElement } from '../find-element.ts';
import { openAbout } from '../panels/open-about.ts';
import { readSectionNames } from '../panels/section-nav.ts';
import { createStoryPanels } from '../panels/story-panels.ts';
import { connectTakeover } from '../reading/connect-takeover.ts';
import { keepReadingPlace } from '../reading/keep-reading-place.ts';
import { onScrollEnd } from '../reading/on-scroll-end.ts';
import { type Frame, startReading } from '../reading/reading.ts';
import { observeSectionKeys } from '../reading/section-keys.ts';
import { createLiveMap, type LoadMap } from './create-live-map.ts';
import { onFirstSign } from './first-sign.ts';
import { offerIfReplaced } from './newer-version.ts';
import { keepOffline } from './offline.ts';
import { createPoster } from './poster.ts';
import { fillPrintAddress } from './print-address.ts';
import { startWaits } from './start-waits.ts';

export interface StoryInput {
  readonly story: StoryData;
  readonly loadMap: LoadMap;
}

/**
 * Brings the page to life: the text stays as it is, the map follows the reading. Gives what leaves
 * the page as it was, so that it can be started anew.
 */
export function startStory({ story, loadMap }: StoryInput): () => void {
  const { layers, scenes } = story;
  const root = document.documentElement;
  const theme = observeTheme((next) => map()?.setTheme(next));
  const poster = createPoster(document.querySelector('#poster'), findElement('stage'), theme.theme);
  if (window.scrollY === 0) poster.ask();

  const names = readSectionNames();
  const sections = names.map(({ id }) => id);
  const known = { sections, layers: layers.map(({ id }) => id) };
  const link = readLink(location.search, location.hash, known);
  const map = () => live.current();

  const controls = connectControls({
    onExplore: () => takeover.send('explore'),
    onBack: () => takeover.send('back'),
    onZoom: (levels, event) => map()?.zoomBy(levels, event),
    onPan: (right, down, event) => map()?.panBy(right, down, event),
    onCopy() {
      const view = map()?.view();
      copyLink(writeLink({ overrides: overrides.now(), ...(view && { view }) }, location.search));
    },
  });
  const motion = observeMotion(findElement('motion'), () => reading.relayout());
  const overrides = keepOverrides(link.overrides, sectionInAddress, () => {
    reading.request();
    panels.showScene(reading.now(), true);
  });
  const takeover = connectTakeover({
    map,
    reading: () => reading,
    motion: motion.allowed,
    onState(state) {
      root.dataset.mode = state;
      controls.show(state);
    },
  });
  const panels = createStoryPanels({
    layers,
    sections: names,
    map,
    motion: motion.allowed,
    overrides: overrides.now,
    onOverride: overrides.wish,
    onReset: overrides.reset,
    whole: () => takeover.state() === 'exploring',
    onTake: () => takeover.send('gesture'),
  });
  const showPoster = ({ place, scene }: Pick<Frame, 'place' | 'scene'>) =>
    poster.show(place.id === sections[0] ? scene.camera : undefined);

  const stopHoldingPlace = keepReadingPlace();
  const reading = startReading({
    scenes,
    overrides: overrides.now,
    motion: motion.allowed,
    onLayout() {
      takeover.countFromHere();
      map()?.resize();
    },
    onJump: () => takeover.send('jump'),
    onScroll: takeover.scrolled,
    onUnderway: (underway) => map()?.setUnderway(underway),
    onScene(frame, change) {
      showPoster(frame);
      map()?.apply(frame.scene, change, { camera: takeover.state() === 'story' });
      panels.showScene(frame);
    },
    onPlace: panels.showPlace,
  });

  let stopKeeping: (() => void) | undefined;
  const keep = () => {
    stopKeeping ??= keepOffline();
  };

  const events: StoryMapEvents = {
    onReady() {
      live.ready();
      document.querySelector('#map canvas')?.setAttribute('aria-describedby', 'map-help');
      panels.featureList.offer();
      poster.stop();
      keep();
    },
    onLate: () => live.late(),
    onUnavailable: (reason) => live.giveUp(page[reason]),
    onTakeover: () => takeover.send('gesture'),
    onLayer(layer, state) {
      panels.legend.setState(layer, state);
      if (state === 'failed') offerIfReplaced();
    },
    onRoute: panels.travelled.show,
    onSites: panels.charts.light,
    onAbout(layer) {
      takeover.send('back');
      openAbout(layer);
    },
    onPanelClose(hadFocus) {
      if (hadFocus) panels.featureList.focus();
    },
  };
  let themeLeft = theme.theme();
  const live = createLiveMap({
    load: loadMap,
    files: () => openingFiles(reading.now().scene),
    create: (startMap, fonts) =>
      startMap({
        fonts,
        container: findElement('map'),
        scale: document.getElementById('scale'),
        title: page.mapTitle,
        language: root.lang,
        theme: theme.theme(),
        story,
        scene: reading.now().scene,
        patience: startWaits.picture,
        events,
      }),
    onAside() {
      takeover.send('back');
      themeLeft = theme.theme();
      keep();
    },
    onBack() {
      if (theme.theme() !== themeLeft) map()?.setTheme(theme.theme());
      map()?.setUnderway(false);
      reading.refresh();
    },
    onGone: offerIfReplaced,
  });

  const readNow = () => sectionRead(reading.now().place);
  function sectionInAddress(): string | undefined {
    const id = readNow();
    return id === sections[0] ? undefined : id;
  }

  async function start(): Promise<void> {
    const inTime = await live.start();
    if (!link.view || !inTime) return;
    takeover.send('link-view');
    map()?.showView(link.view);
  }

  const letterKeys = findElement<HTMLInputElement>('letter-keys');
  const first = reading.now();
  panels.showScene(first);
  panels.showPlace(first);
  showPoster(first);
  const stopKeys = observeSectionKeys(
    sections,
    readNow,
    (section) => {
      location.hash = section;
    },
    () => letterKeys.checked,
  );
  const stopSaving = onScrollEnd(overrides.save);
  if (link.view) start();
  const stopWaiting = link.view ? undefined : onFirstSign(start);
  fillPrintAddress();
  root.dataset.script = 'on';
  performance.mark('story:ready');

  return () => {
    stopWaiting?.();
    stopKeeping?.();
    document.querySelector('.update')?.remove();
    stopSaving();
    stopKeys();
    takeover.send('back');
    live.stop();
    reading.stop();
    stopHoldingPlace();
    poster.stop();
    for (const part of [panels, motion, controls, theme]) part.stop();
    for (const state of ['script', 'mode', 'motion']) delete root.dataset[state];
  };
}

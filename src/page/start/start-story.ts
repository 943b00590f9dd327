import { readLink, writeLink } from '../../core/reader/link.ts';
import type { StoryData } from '../../core/story/story-data.ts';
import { daysOfLayers } from '../../core/timeline/days.ts';
import { sectionRead } from '../../core/timeline/place-at.ts';
import type { StoryMap } from '../../map/story-map.ts';
import { copyLink } from '../controls/copy-link.ts';
import { keepOverrides } from '../controls/keep-overrides.ts';
import { connectControls } from '../controls/map-controls.ts';
import { observeMotion } from '../controls/observe-motion.ts';
import { observeTheme } from '../controls/observe-theme.ts';
import { findElement } from '../find-element.ts';
import { readSectionNames } from '../panels/section-nav.ts';
import { showCover } from '../panels/show-cover.ts';
import { createStoryPanels } from '../panels/story-panels.ts';
import { type ConnectedTakeover, connectTakeover } from '../reading/connect-takeover.ts';
import { keepReadingPlace } from '../reading/keep-reading-place.ts';
import { onScrollEnd } from '../reading/on-scroll-end.ts';
import { type Frame, type Reading, startReading } from '../reading/reading.ts';
import { observeSectionKeys } from '../reading/section-keys.ts';
import { connectMap } from './connect-map.ts';
import type { LoadMap } from './create-live-map.ts';
import { createPoster } from './poster.ts';
import { startClosing } from './start-closing.ts';

export interface StoryInput {
  readonly story: StoryData;
  readonly loadMap: LoadMap;
}

/** The story in its page, once it runs. */
export interface StartedStory {
  readonly reading: Reading;
  readonly takeover: ConnectedTakeover;
  /** The map where the page shows it, or is about to. */
  readonly map: () => StoryMap | undefined;
  /** Leaves the page as it was, so that it can be started anew. */
  readonly stop: () => void;
}

/** Brings the page to life: the text stays as it is, the map follows the reading. */
export function startStory({ story, loadMap }: StoryInput): StartedStory {
  const { layers, scenes } = story;
  const root = document.documentElement;
  const names = readSectionNames();
  const sections = names.map(({ id }) => id);
  const known = { sections, layers: layers.map(({ id }) => id) };
  const link = readLink(location.search, location.hash, known);
  const map = () => live.current();
  const sectionNow = () => sectionRead(reading.now().place);
  const theme = observeTheme((next) => map()?.setTheme(next));
  const poster = createPoster(document.querySelector('#poster'), findElement('stage'), theme.theme);
  if (window.scrollY === 0) poster.ask();

  const controls = connectControls({
    onExplore: () => takeover.send('explore'),
    onBack: () => takeover.send('back'),
    onZoom: (levels, event) => map()?.zoomBy(levels, event),
    onPan: (right, down, event) => map()?.panBy(right, down, event),
    onCopy() {
      const view = map()?.view();
      const search = writeLink(
        { overrides: overrides.now(), ...(view && { view }) },
        location.search,
      );
      copyLink(
        findElement('copy'),
        `${location.origin}${location.pathname}${search}${location.hash}`,
      );
    },
  });
  const motion = observeMotion(findElement('motion'), () => reading.relayout());
  const sectionInAddress = () => (sectionNow() === sections[0] ? undefined : sectionNow());
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
    scenes,
    sections: names,
    map,
    motion: motion.allowed,
    overrides: overrides.now,
    onOverride: overrides.wish,
    onReset: overrides.reset,
    whole: () => takeover.state() === 'exploring',
    onTake: () => takeover.send('gesture'),
  });

  const showScene = (frame: Frame) => {
    poster.show(frame.place.id === sections[0] ? frame.scene.camera : undefined);
    panels.showScene(frame);
  };
  const showPlace = (frame: Frame) => {
    panels.showPlace(frame);
    showCover(sectionRead(frame.place) === sections[0], frame.position);
  };
  const stopKeepingPlace = keepReadingPlace();
  const reading = startReading({
    scenes,
    days: daysOfLayers(layers),
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
      const { camera, ...withoutCamera } = change;
      map()?.apply(frame.scene, takeover.state() === 'story' ? change : withoutCamera);
      showScene(frame);
    },
    onPlace: showPlace,
  });

  const view = link.view;
  const live = connectMap({
    story,
    loadMap,
    theme: theme.theme,
    reading,
    takeover,
    panels,
    poster,
    view,
  });
  showScene(reading.now());
  showPlace(reading.now());

  const letterKeys = findElement<HTMLInputElement>('letter-keys');
  const goTo = (section: string) => {
    location.hash = section;
  };
  const stopKeys = observeSectionKeys(sections, sectionNow, goTo, () => letterKeys.checked);
  const stopSaving = onScrollEnd(overrides.save);
  const stopClosing = startClosing();
  root.dataset.script = 'on';
  performance.mark('story:ready');

  const stop = () => {
    stopClosing();
    stopSaving();
    stopKeys();
    takeover.send('back');
    live.stop();
    reading.stop();
    stopKeepingPlace();
    poster.stop();
    for (const part of [panels, motion, controls, theme]) part.stop();
    for (const state of ['script', 'mode', 'motion', 'cover']) delete root.dataset[state];
  };
  return { reading, takeover, map, stop };
}

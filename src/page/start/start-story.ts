import { readLink } from '../../core/reader/choices.ts';
import type { StoryData } from '../../core/story/story-data.ts';
import { daysOfLayers } from '../../core/timeline/keyframe.ts';
import { sectionRead } from '../../core/timeline/timeline.ts';
import type { StoryMap } from '../../map/live-map.ts';
import { connectControls } from '../controls/map-controls.ts';
import { keepOverrides, observeMotion, observeTheme } from '../controls/reader-settings.ts';
import { followEditions, linkSections, shareStory } from '../controls/share.ts';
import { observeSectionKeys, readSectionNames } from '../panels/section-nav.ts';
import { createStoryPanels } from '../panels/story-panels.ts';
import { connectTakeover } from '../reading/connect-takeover.ts';
import { openFolds } from '../reading/folds.ts';
import { keepReadingPlace } from '../reading/keep-place.ts';
import { type Reading, startReading } from '../reading/reading.ts';
import { onScrollEnd } from '../reading/scroll.ts';
import { connectMap } from './connect-map.ts';
import { connectReading } from './connect-reading.ts';
import type { LoadMap } from './live-map.ts';
import { createPoster } from './poster.ts';

interface StoryInput {
  readonly story: StoryData;
  readonly loadMap: LoadMap;
}

export type StartedStory = ReturnType<typeof startStory>;

/** Starts the story in its page. Parts that need each other get functions, which are called once all parts exist. */
export function startStory({ story, loadMap }: StoryInput) {
  const { layers, scenes, passages } = story;
  const sections = readSectionNames();
  const ids = idsOf(sections);
  const link = readLink(location.search, idsOf(layers));
  const map = (): StoryMap | undefined => live.current();
  const section = (): string => sectionRead(reading.now().place);
  const sectionInAddress = () => (section() === ids[0] ? undefined : section());
  const overridesChanged = () => {
    reading.request();
    panels.showScene(reading.now(), true);
  };

  const theme = observeTheme((next) => live.setTheme(next));
  const { allowed: motion, stop: stopMotion } = observeMotion(() => reading.relayout());
  const poster = createPoster(theme.now);
  const overrides = keepOverrides(link.overrides, sectionInAddress, overridesChanged);
  const takeover = connectTakeover({
    map,
    reading: () => reading,
    motion,
    onState: (state) => controls.show(state),
  });
  const controls = connectControls({ map, send: takeover.send, overrides: overrides.now });
  const panels = createStoryPanels({ ...story, sections, map, motion, overrides, takeover });
  const stopKeepingPlace = keepReadingPlace();
  const shown = connectReading({ map, takeover, panels, poster, cover: ids[0] });
  const days = daysOfLayers(layers);
  const reading: Reading = startReading({
    scenes,
    days,
    passages,
    overrides: overrides.now,
    motion,
    ...shown,
  });
  const live: ReturnType<typeof connectMap> = connectMap({
    story,
    loadMap,
    theme: theme.now,
    reading,
    takeover,
    panels,
    poster,
    view: link.view,
  });
  shown.onPlace(reading.now(), true);
  fillPrintAddress();
  const stops = [
    () => takeover.send('back'),
    openFolds(),
    shareStory(),
    linkSections(overrides.now),
    followEditions(controls.address),
    onScrollEnd(overrides.save),
    observeSectionKeys(ids, section),
    ...[live, reading, poster, panels, controls, theme].map(({ stop }) => stop),
    stopKeepingPlace,
    stopMotion,
    markStarted(),
  ];
  return {
    reading,
    takeover,
    map,
    /** Restores the page, so that it can be started again. */
    stop() {
      for (const stop of stops) stop();
    },
  };
}

const idsOf = (named: readonly { readonly id: string }[]) => named.map(({ id }) => id);

/** Tells the style sheets that the script has started. Returns what undoes that. */
function markStarted(): () => void {
  const { dataset } = document.documentElement;
  dataset.script = 'on';
  performance.mark('story:ready');
  return () => {
    for (const state of ['script', 'mode', 'motion', 'cover']) delete dataset[state];
  };
}

/** Writes the page's address for print, unless the build has. */
function fillPrintAddress(): void {
  const place = document.querySelector('[data-address]');
  if (place?.textContent === '') place.textContent = `${location.origin}${location.pathname}`;
}

import { readLink } from '../../core/reader/choices.ts';
import type { StoryData } from '../../core/story/story-data.ts';
import { daysOfLayers } from '../../core/timeline/keyframe.ts';
import { sectionRead } from '../../core/timeline/timeline.ts';
import type { StoryMap } from '../../map/live-map.ts';
import { keepOverrides } from '../controls/keep-overrides.ts';
import { connectControls } from '../controls/map-controls.ts';
import { observeMotion, observeTheme } from '../controls/reader-settings.ts';
import { followEditions, linkSections, shareStory } from '../controls/share.ts';
import { observeSectionKeys, readSectionNames } from '../panels/section-nav.ts';
import { createStoryPanels } from '../panels/story-panels.ts';
import { type ConnectedTakeover, connectTakeover } from '../reading/connect-takeover.ts';
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

/** The story in its page, once it runs. */
export interface StartedStory {
  readonly reading: Reading;
  readonly takeover: ConnectedTakeover;
  /** The map where the page shows it, or is about to. */
  readonly map: () => StoryMap | undefined;
  /** Leaves the page as it was, so that it can be started anew. */
  readonly stop: () => void;
}

/**
 * Brings the page to life: the text stays as it is, the map follows the reading. Parts that need each
 * other are given functions, none of which is called before all of them are there.
 */
export function startStory({ story, loadMap }: StoryInput): StartedStory {
  const { layers, scenes, passages } = story;
  const sections = readSectionNames();
  const ids = idsOf(sections);
  const link = readLink(location.search, idsOf(layers));
  const map = () => live.current();
  const section = () => sectionRead(reading.now().place);
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
  const reading = startReading({
    scenes,
    days,
    passages,
    overrides: overrides.now,
    motion,
    ...shown,
  });
  const live = connectMap({
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
    tellStarted(),
  ];
  return {
    reading,
    takeover,
    map,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

const idsOf = (named: readonly { readonly id: string }[]) => named.map(({ id }) => id);

/** Tells the style sheets that the script has the page. Returns what takes back all that they were told. */
function tellStarted(): () => void {
  const { dataset } = document.documentElement;
  dataset.script = 'on';
  performance.mark('story:ready');
  return () => {
    for (const state of ['script', 'mode', 'motion', 'cover']) delete dataset[state];
  };
}

/** Puts the page's own address where a printed page shows it, unless the build has. */
function fillPrintAddress(): void {
  const place = document.querySelector('[data-address]');
  if (place?.textContent === '') place.textContent = `${location.origin}${location.pathname}`;
}

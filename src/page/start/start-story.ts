import { readLink } from '../../core/reader/choices.ts';
import { daysOfLayers } from '../../core/timeline/keyframe.ts';
import type { Scene } from '../../core/timeline/scene.ts';
import { sectionRead } from '../../core/timeline/timeline.ts';
import { findElement } from '../../dom/elements.ts';
import type { StoryMap } from '../../map/live-map.ts';
import { connectControls } from '../controls/map-controls.ts';
import { keepOverrides, observeMotion, observeTheme } from '../controls/reader-settings.ts';
import { followEditions, linkSections, shareStory } from '../controls/share.ts';
import { observeSectionKeys, readSectionNames } from '../panels/section-nav.ts';
import { createStoryPanels } from '../panels/story-panels.ts';
import { openFolds } from '../reading/folds.ts';
import { keepReadingPlace, onScrollEnd } from '../reading/keep-place.ts';
import { type Frame, type Reading, startReading } from '../reading/reading.ts';
import { connectTakeover } from '../reading/takeover.ts';
import { type ConnectMapInput, connectMap } from './connect-map.ts';
import { createPoster } from './poster.ts';

export type StartedStory = ReturnType<typeof startStory>;

/** Starts the story in its page. Parts that need each other are passed functions, called once all parts exist. */
export function startStory({ story, loadMap }: Pick<ConnectMapInput, 'story' | 'loadMap'>) {
  const { layers, scenes, passages } = story;
  const stopping = new AbortController();
  const { signal } = stopping;
  const sections = readSectionNames();
  const ids = idsOf(sections);
  const [cover] = ids;
  const link = readLink(location.search, idsOf(layers));
  const map = (): StoryMap | undefined => live.current();
  const section = (): string => sectionRead(reading.now().place);
  const sectionInAddress = () => (section() === cover ? undefined : section());
  const awaited = () => live.awaitedView();
  const overridesChanged = () => {
    reading.request();
    panels.showScene(reading.now(), true);
  };

  const theme = observeTheme((next) => live.setTheme(next), signal);
  const motion = observeMotion(() => reading.relayout(), signal);
  const poster = createPoster(theme, signal);
  const overrides = keepOverrides(link.overrides, sectionInAddress, awaited, overridesChanged);
  const takeover = connectTakeover({
    map,
    reading: () => reading,
    motion,
    onState: (state) => controls.show(state),
  });
  const { send } = takeover;
  const controls = connectControls({ map, send, overrides: overrides.now, signal });
  const panels = createStoryPanels({ story, sections, map, motion, overrides, takeover, signal });
  keepReadingPlace(signal);
  let shown = '';
  const onPlace = (frame: Frame, changed: boolean) => {
    // The poster measures the map, so it comes before what writes to the page.
    if (changed) poster.show(frame.place.id === cover ? frame.scene.camera : undefined);
    panels.showPlace(frame);
    if (changed) {
      panels.showScene(frame);
      showPassing(frame.scene);
    }
    const read = sectionRead(frame.place);
    showCover(coverOf(read, read === cover, frame.position));
    if (read === shown) return;
    shown = read;
    poster.showStill(read);
    showAlone(read);
    map()?.near(read);
  };
  const reading: Reading = startReading({
    scenes,
    days: daysOfLayers(layers),
    passages,
    overrides: overrides.now,
    motion,
    onPlace,
    onScene(scene, change) {
      // While the reader controls the map, its camera stays.
      const { camera, ...withoutCamera } = change;
      map()?.apply(scene, takeover.state() === 'story' ? change : withoutCamera);
    },
    onScroll: takeover.scrolled,
    onJump: () => send('jump'),
    onLayout(moved) {
      if (!moved) takeover.countFromHere();
      map()?.resize();
    },
    signal,
  });
  const parts = { story, loadMap, theme, reading, takeover, panels, poster };
  const live: ReturnType<typeof connectMap> = connectMap({ ...parts, view: link.view, signal });
  onPlace(reading.now(), true);
  fillPrintAddress();
  openFolds(signal);
  shareStory(signal);
  linkSections(overrides.now, signal);
  const addressShown = () => {
    overrides.save();
    return controls.address();
  };
  followEditions(addressShown, signal);
  onScrollEnd(overrides.save, signal);
  observeSectionKeys(ids, section, signal);
  const { dataset } = document.documentElement;
  // The style sheets read this.
  dataset.script = 'on';
  performance.mark('story:ready');
  return {
    reading,
    takeover,
    map,
    stop() {
      send('back');
      stopping.abort();
      for (const state of ['script', 'mode', 'motion', 'cover']) delete dataset[state];
    },
  };
}

const idsOf = (named: readonly { readonly id: string }[]) => named.map(({ id }) => id);

function showPassing({ follow, drawn }: Scene): void {
  const passing = follow?.routes.some((id) => (drawn[id] ?? 1) < 1) ?? false;
  document.documentElement.toggleAttribute('data-passing', passing);
}

function showAlone(id: string): void {
  const alone = document.getElementById(id)?.hasAttribute('data-alone') ?? false;
  findElement('_stage').toggleAttribute('inert', alone);
}

/** How far the page may be scrolled and still be at the start, in CSS pixels. */
const start = 24;

function coverOf(id: string, isFirst: boolean, position: number) {
  if (isFirst) return position < start ? 'start' : 'read';
  return document.getElementById(id)?.hasAttribute('data-dark') ? 'dark' : undefined;
}

function showCover(next: ReturnType<typeof coverOf>): void {
  const { dataset } = document.documentElement;
  if (dataset.cover === next) return;
  if (next) dataset.cover = next;
  else delete dataset.cover;
}

function fillPrintAddress(): void {
  const place = document.querySelector('[data-address]');
  if (place?.textContent === '') place.textContent = `${location.origin}${location.pathname}`;
}

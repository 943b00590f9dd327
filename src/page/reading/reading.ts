import { type Overrides, withOverrides } from '../../core/reader/choices.ts';
import type { StoryData } from '../../core/story/story-data.ts';
import { holds, progressBetween } from '../../core/timeline/holds.ts';
import type { DaysOfLayers } from '../../core/timeline/keyframe.ts';
import { diffScene, type Scene, type SceneChange, unchanged } from '../../core/timeline/scene.ts';
import {
  type Place,
  placeAt,
  sceneAhead,
  sceneAt,
  sectionRead,
  type Timeline,
  timeline,
} from '../../core/timeline/timeline.ts';
import { frameLoop } from '../../dom/frames.ts';
import { measurePage, type PageLayout } from './measure-page.ts';

export interface Frame {
  readonly place: Place;
  readonly scene: Scene;
  /** Returns the first scene of a section that is ahead. */
  readonly ahead: (section: string) => Scene | undefined;
  /** The scroll offset in CSS pixels. */
  readonly position: number;
  /** The share of the page that has been scrolled, from 0 to 1. */
  readonly read: number;
}

interface ReadingInput extends Pick<StoryData, 'scenes' | 'passages'> {
  readonly days: DaysOfLayers;
  readonly overrides: () => Overrides;
  readonly motion: () => boolean;
  readonly onPlace: (frame: Frame, changed: boolean) => void;
  /** Called after `onPlace` if the scene has changed; after a jump, a frame later, so that the page paints first. */
  readonly onScene: (scene: Scene, change: SceneChange) => void;
  readonly onScroll: (scrolled: number) => void;
  /** Called if the page is scrolled far within one frame, as after a link within the page. */
  readonly onJump: () => void;
  /** Called when the page has been measured; `moved` is true if another section is now being read. */
  readonly onLayout: (moved: boolean) => void;
  readonly signal: AbortSignal;
}

export type Reading = ReturnType<typeof startReading>;

export function startReading(input: ReadingInput) {
  const { signal } = input;
  const page = storyOnPage(input);
  let applied: Scene | undefined;
  let scrolled = window.scrollY;
  let dirty = false;
  let deferred = false;
  const hasJumped = () => page.isJump(scrolled, window.scrollY);
  const loop = frameLoop(() => {
    if (dirty) {
      const read = page.sectionAt(scrolled);
      page.measure();
      dirty = false;
      // After a new layout, a different offset does not mean that the reader has jumped.
      scrolled = window.scrollY;
      input.onLayout(page.sectionAt(scrolled) !== read);
    }
    const jumped = hasJumped();
    deferred = jumped && !deferred;
    scrolled = window.scrollY;
    if (jumped) input.onJump();
    else input.onScroll(scrolled);
    if (deferred) loop.request();
    const frame = page.frameAt(scrolled);
    const change = diffScene(applied, frame.scene);
    input.onPlace(frame, change !== unchanged);
    if (deferred) return;
    applied = frame.scene;
    if (change !== unchanged) input.onScene(frame.scene, change);
  });
  /** Follows a jump at once, since the map's frame, which may be slow, can come before the page's. */
  const follow = () => {
    if (hasJumped()) loop.run();
    else loop.request();
  };
  const relayout = () => {
    dirty = true;
    loop.request();
  };
  const resize = new ResizeObserver(relayout);
  // The text, the map and the controls over the map.
  for (const element of document.querySelectorAll('body, #_stage, [data-covers]'))
    resize.observe(element);
  window.addEventListener('scroll', follow, { passive: true, signal });
  window.addEventListener('resize', relayout, { passive: true, signal });
  signal.addEventListener('abort', () => {
    resize.disconnect();
    loop.stop();
  });
  return {
    now: () => page.frameAt(scrolled),
    request: loop.request,
    /** Requests a frame that applies the whole scene. */
    refresh() {
      applied = undefined;
      loop.request();
    },
    relayout,
  };
}

/** How many screens must be scrolled within one frame to count as a jump. */
const jumpScreens = 1.5;

function storyOnPage({ scenes, days, passages, motion, overrides }: ReadingInput) {
  let layout: PageLayout;
  let story: Timeline;
  const measure = () => {
    layout = measurePage(days);
    const { cues, viewport, passing, enter, leave, viewportHeight } = layout;
    const rest = (enter - leave) * viewportHeight;
    const options = { motion: motion(), days, cues, passages, passing, rest };
    story = timeline(scenes, holds(layout.cards, layout), viewport, options);
  };
  measure();
  return {
    measure,
    sectionAt: (position: number) => sectionRead(placeAt(story, position)),
    isJump: (from: number, to: number) => Math.abs(to - from) > jumpScreens * layout.viewportHeight,
    frameAt: (position: number): Frame => ({
      position,
      read: progressBetween(0, Math.floor(layout.scrollMax), position),
      place: placeAt(story, position),
      scene: withOverrides(sceneAt(story, position), overrides()),
      ahead: (section) => sceneAhead(story, position, section),
    }),
  };
}

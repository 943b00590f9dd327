import { type Overrides, withOverrides } from '../../core/reader/choices.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import { holds, progressBetween } from '../../core/timeline/holds.ts';
import type { DaysOfLayers } from '../../core/timeline/keyframe.ts';
import type { Passage } from '../../core/timeline/passage.ts';
import { diffScene, type Scene, unchanged } from '../../core/timeline/scene.ts';
import {
  type Place,
  placeAt,
  sceneAhead,
  sceneAt,
  type Timeline,
  timeline,
} from '../../core/timeline/timeline.ts';
import { frameLoop } from '../../dom/frame-loop.ts';
import { measurePage, type PageLayout } from './measure-page.ts';
import { observeSteppedWheel, smoothScroll } from './scroll.ts';

/** One frame of the reading: where the reader is and what the map should show there. */
export interface Frame {
  readonly place: Place;
  readonly scene: Scene;
  /** What a section's hold will begin with, while the reader has not come to it. */
  readonly ahead: (section: string) => Scene | undefined;
  /** The page's scroll offset in CSS pixels. */
  readonly position: number;
  /** How much of the page has been scrolled through, from 0 to 1. */
  readonly read: number;
}

/** What a reading tells. */
export interface ReadingEvents {
  /**
   * Called in each frame, for what the page says: the reader's place changes where the scene stands still.
   * `changed` tells whether the scene has changed too.
   */
  readonly onPlace: (frame: Frame, changed: boolean) => void;
  /**
   * Called after `onPlace` in a frame in which the scene has changed, or all of it when `refresh` was
   * called, for what the map draws. After a jump it is called a frame later, so that the page is painted
   * before the map, which may take long over what it has not drawn before.
   */
  readonly onScene: (frame: Frame, change: ReturnType<typeof diffScene>) => void;
  /** Called in each frame with the page's scroll offset in CSS pixels. */
  readonly onScroll: (scrolled: number) => void;
  /** Called when the story begins to lag behind the page's scroll, and when it has caught up with it. */
  readonly onUnderway: (underway: boolean) => void;
  /** Called before a frame whose place is far from the last one's, as after a link within the page. */
  readonly onJump: () => void;
  /** Called after each measuring of the page, before the frame that uses it. */
  readonly onLayout: () => void;
}

interface ReadingInput extends ReadingEvents {
  readonly scenes: SceneSpecs;
  readonly days: DaysOfLayers;
  readonly passages: readonly Passage[];
  readonly overrides: () => Overrides;
  readonly motion: () => boolean;
}

/** Turns the reader's place in the page into scenes. */
export interface Reading {
  /** Where the reader is now. */
  readonly now: () => Frame;
  /** Asks for a frame, as after a change of overrides. */
  readonly request: () => void;
  /** Asks for a frame that writes the whole scene anew. */
  readonly refresh: () => void;
  /** Measures the page and makes the timeline anew. */
  readonly relayout: () => void;
  readonly stop: () => void;
}

/** The story's scroll offset, which follows the page's from frame to frame. */
function storyScroll(input: ReadingInput, isJump: (from: number, to: number) => boolean) {
  const wheel = observeSteppedWheel();
  const offsetAt = smoothScroll(wheel.active);
  let scrolled = window.scrollY;
  let position = scrolled;
  return {
    position: () => position,
    /** Takes the page's offset as known: where it was laid out anew, that is no jump of the reader. */
    settle() {
      scrolled = window.scrollY;
    },
    hasJumped: () => isJump(scrolled, window.scrollY),
    /** Moves on by a frame, and tells whether there is still some way to go. */
    advance(now: number): boolean {
      const target = window.scrollY;
      const jumped = isJump(scrolled, target);
      scrolled = target;
      if (jumped) input.onJump();
      else input.onScroll(target);
      position = offsetAt(target, now, input.motion() && !jumped);
      return position !== target;
    },
    stop: wheel.stop,
  };
}

/** Starts reading the page: measures, computes and hands over to `onPlace` and `onScene`, once per frame. */
export function startReading(input: ReadingInput): Reading {
  const page = storyOnPage(input);
  const scroll = storyScroll(input, page.isJump);
  let written: Scene | undefined;
  let dirty = false;
  let deferred = false;
  let underway = false;
  const remeasure = () => {
    page.measure();
    dirty = false;
    scroll.settle();
    input.onLayout();
  };
  const loop = frameLoop((now) => {
    if (dirty) remeasure();
    deferred = !deferred && scroll.hasJumped();
    const lags = scroll.advance(now) || deferred;
    if (lags) loop.request();
    if (lags !== underway) {
      underway = lags;
      input.onUnderway(lags);
    }
    const frame = page.frameAt(scroll.position());
    const change = diffScene(written, frame.scene);
    input.onPlace(frame, change !== unchanged);
    if (deferred) return;
    written = frame.scene;
    if (change !== unchanged) input.onScene(frame, change);
  });
  /** A jump is followed at once: the map's own frame, which may take long, can come before the page's. */
  const scrolled = () => {
    if (scroll.hasJumped()) loop.run(performance.now());
    else loop.request();
  };
  const relayout = () => {
    dirty = true;
    loop.request();
  };
  const stopObserving = observeScroll(scrolled, relayout);
  return {
    now: () => page.frameAt(scroll.position()),
    request: loop.request,
    refresh() {
      written = undefined;
      loop.request();
    },
    relayout,
    stop() {
      for (const stop of [stopObserving, scroll.stop, loop.stop]) stop();
    },
  };
}

/** A jump is a change of place within one frame by more than this many screens. */
const jump = 1.5;

/** The story as it lies on the page; it is to be measured anew when the layout may have changed. */
function storyOnPage({
  scenes,
  days,
  passages,
  motion,
  overrides,
}: Pick<ReadingInput, 'scenes' | 'days' | 'passages' | 'motion' | 'overrides'>) {
  let layout: PageLayout;
  let story: Timeline;
  const measure = () => {
    layout = measurePage(days);
    const spans = holds(layout.cards, layout);
    const { cues, viewport } = layout;
    story = timeline(scenes, spans, viewport, {
      motion: motion(),
      days,
      cues,
      passages,
      rest: (layout.enter - layout.leave) * layout.viewportHeight,
    });
  };
  measure();
  return {
    measure,
    /** Whether two scroll offsets lie farther from one another than a reader scrolls in a frame. */
    isJump: (from: number, to: number) => Math.abs(to - from) > jump * layout.viewportHeight,
    frameAt: (position: number): Frame => ({
      position,
      read: progressBetween(0, Math.floor(layout.scrollMax), position),
      place: placeAt(story, position),
      scene: withOverrides(sceneAt(story, position), overrides()),
      ahead: (section) => sceneAhead(story, position, section),
    }),
  };
}

/**
 * Calls `onScroll` for every scroll of the page and `onLayout` whenever its layout may have changed:
 * the text's, the map's, or that of the controls which cover the map without touching the text.
 */
function observeScroll(onScroll: () => void, onLayout: () => void): () => void {
  const passive = { passive: true } as const;
  const resize = new ResizeObserver(onLayout);
  for (const element of document.querySelectorAll('body, #_stage, [data-covers]')) {
    resize.observe(element);
  }
  window.addEventListener('scroll', onScroll, passive);
  window.addEventListener('resize', onLayout, passive);
  return () => {
    resize.disconnect();
    window.removeEventListener('scroll', onScroll);
    window.removeEventListener('resize', onLayout);
  };
}

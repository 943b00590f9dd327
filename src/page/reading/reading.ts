import type { Camera } from '../../core/camera/camera.ts';
import type { Overrides } from '../../core/reader/choices.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import type { DaysOfLayers } from '../../core/timeline/keyframe.ts';
import { diffScene, type Scene, unchanged } from '../../core/timeline/scene.ts';
import type { Place } from '../../core/timeline/timeline.ts';
import { frameLoop } from '../../dom/frame-loop.ts';
import { observeScroll } from './observe-scroll.ts';
import { smoothScroll } from './smooth-scroll.ts';
import { observeSteppedWheel } from './stepped-wheel.ts';
import { storyOnPage } from './story-on-page.ts';

/** One frame of the reading: where the reader is and what the map should show there. */
export interface Frame {
  readonly place: Place;
  readonly scene: Scene;
  /** What a section's hold will begin with, while the reader has not come to it. */
  readonly ahead: (section: string) => Scene | undefined;
  /** Where the reader may see the map from next: see `camerasNear`. */
  readonly near: () => readonly Camera[];
  /** The page's scroll offset in CSS pixels. */
  readonly position: number;
  /** How much of the page has been scrolled through, from 0 to 1. */
  readonly read: number;
}

/** What a reading tells. */
export interface ReadingEvents {
  /** Called in the frame in which the scene has changed, or all of it when `refresh` was called. */
  readonly onScene: (frame: Frame, change: ReturnType<typeof diffScene>) => void;
  /** Called in each frame, after `onScene`: the reader's place changes where the scene stands still. */
  readonly onPlace: (frame: Frame) => void;
  /** Called in each frame with the page's scroll offset in CSS pixels. */
  readonly onScroll: (scrolled: number) => void;
  /** Called when the story begins to lag behind the page's scroll, and when it has caught up with it. */
  readonly onUnderway: (underway: boolean) => void;
  /** Called before a frame whose place is far from the last one's, as after a link within the page. */
  readonly onJump: () => void;
  /** Called after each measuring of the page, before the frame that uses it. */
  readonly onLayout: () => void;
}

export interface ReadingInput extends ReadingEvents {
  readonly scenes: SceneSpecs;
  readonly days: DaysOfLayers;
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
  let underway = false;
  let scrolled = window.scrollY;
  let position = scrolled;
  return {
    position: () => position,
    /** Takes the page's offset as known: where it was laid out anew, that is no jump of the reader. */
    settle() {
      scrolled = window.scrollY;
    },
    /** Moves on by a frame, and tells whether there is still some way to go. */
    advance(now: number): boolean {
      const target = window.scrollY;
      const jumped = isJump(scrolled, target);
      scrolled = target;
      if (jumped) input.onJump();
      else input.onScroll(target);
      position = offsetAt(target, now, input.motion() && !jumped);
      if (underway !== (position !== target)) {
        underway = !underway;
        input.onUnderway(underway);
      }
      return underway;
    },
    stop: wheel.stop,
  };
}

/** Starts reading the page: measures, computes and hands over to `onScene` and `onPlace`, once per frame. */
export function startReading(input: ReadingInput): Reading {
  const page = storyOnPage(input);
  const scroll = storyScroll(input, page.isJump);
  let written: Scene | undefined;
  let dirty = false;
  const remeasure = () => {
    page.measure();
    dirty = false;
    scroll.settle();
    input.onLayout();
  };
  const loop = frameLoop((now) => {
    if (dirty) remeasure();
    if (scroll.advance(now)) loop.request();
    const frame = page.frameAt(scroll.position());
    const change = diffScene(written, frame.scene);
    written = frame.scene;
    if (change !== unchanged) input.onScene(frame, change);
    input.onPlace(frame);
  });
  const relayout = () => {
    dirty = true;
    loop.request();
  };
  const stopObserving = observeScroll(loop.request, relayout);
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

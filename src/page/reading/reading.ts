import { type Overrides, withOverrides } from '../../core/reader/overrides.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import { diffScene, unchanged } from '../../core/timeline/diff-scene.ts';
import { holds } from '../../core/timeline/holds.ts';
import { type Place, placeAt } from '../../core/timeline/place-at.ts';
import { progressBetween } from '../../core/timeline/progress-between.ts';
import type { Scene } from '../../core/timeline/scene.ts';
import { sceneAt } from '../../core/timeline/scene-at.ts';
import { type Timeline, type TimelineOptions, timeline } from '../../core/timeline/timeline.ts';
import { frameLoop } from './frame-loop.ts';
import { measurePage, type PageLayout } from './measure-page.ts';
import { observeScroll } from './observe-scroll.ts';
import { scrollFollower } from './scroll-follower.ts';
import { observeSteppedWheel } from './stepped-wheel.ts';

/** One frame of the reading: where the reader is and what the map should show there. */
export interface Frame {
  readonly place: Place;
  readonly scene: Scene;
  /** The page's scroll offset in CSS pixels. */
  readonly position: number;
  /** How much of the page has been scrolled through, from 0 to 1. */
  readonly read: number;
}

export interface ReadingInput {
  readonly scenes: SceneSpecs;
  /** The days of layers whose points have a time, by the layers' ids. */
  readonly days: NonNullable<TimelineOptions['days']>;
  readonly overrides: () => Overrides;
  readonly motion: () => boolean;
  /** Called in the frame in which the scene has changed, or all of it when `refresh` was called. */
  readonly onScene: (frame: Frame, change: ReturnType<typeof diffScene>) => void;
  /** Called in each frame, after `onScene`: the reader's place changes where the scene stands still. */
  readonly onPlace: (frame: Frame) => void;
  /** Called in each frame with the page's scroll offset in CSS pixels. */
  readonly onScroll: (scrolled: number) => void;
  /** Called when the story sets out to follow the page's scroll, and when it has caught up with it. */
  readonly onUnderway: (underway: boolean) => void;
  /** Called before a frame whose place is far from the last one's, as after a link within the page. */
  readonly onJump: () => void;
  /** Called after each measuring of the page, before the frame that uses it. */
  readonly onLayout: () => void;
}

/** Follows the reader's place in the page and turns it into scenes. */
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

/** A jump is a change of place within one frame by more than this many screens. */
const jump = 1.5;

/** Starts following: reads, computes and hands over to `onScene` and `onPlace`, once per animation frame. */
export function startReading(input: ReadingInput): Reading {
  let layout: PageLayout;
  let story: Timeline;
  let written: Scene | undefined;
  let dirty = true;
  let underway = false;
  let scrolled = window.scrollY;
  let position = scrolled;
  const wheel = observeSteppedWheel();
  const followed = scrollFollower(wheel.active);

  const measure = () => {
    layout = measurePage(input.days);
    const spans = holds(layout.cards, layout);
    const { cues, viewport } = layout;
    const { scenes, days } = input;
    story = timeline(scenes, spans, viewport, { motion: input.motion(), days, cues });
    dirty = false;
  };
  const compute = (position: number): Frame => ({
    position,
    read: progressBetween(0, Math.floor(layout.scrollMax), position),
    place: placeAt(story, position),
    scene: withOverrides(sceneAt(story, position), input.overrides()),
  });
  const loop = frameLoop((now) => {
    if (dirty) {
      measure();
      scrolled = window.scrollY;
      input.onLayout();
    }
    const target = window.scrollY;
    const jumped = Math.abs(target - scrolled) > jump * layout.viewportHeight;
    scrolled = target;
    if (jumped) input.onJump();
    else input.onScroll(target);
    position = followed(target, now, input.motion() && !jumped);
    if (position !== target) loop.request();
    if (underway !== (position !== target)) {
      underway = position !== target;
      input.onUnderway(underway);
    }
    const frame = compute(position);
    const change = diffScene(written, frame.scene);
    written = frame.scene;
    if (change !== unchanged) input.onScene(frame, change);
    input.onPlace(frame);
  });
  const relayout = () => {
    dirty = true;
    loop.request();
  };
  measure();
  const stopObserving = observeScroll(loop.request, relayout);
  return {
    now: () => compute(position),
    request: loop.request,
    refresh() {
      written = undefined;
      loop.request();
    },
    relayout,
    stop() {
      stopObserving();
      wheel.stop();
      loop.stop();
    },
  };
}

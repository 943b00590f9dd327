import { type SpringState, springTowards } from '../../core/reader/spring-towards.ts';

/** The time in which the story covers most of a step of the wheel, in milliseconds. */
const timeConstant = 70;

/** A frame's time, for the first frame of a movement. */
const oneFrame = 1000 / 60;

/** The story's scroll offset in the frame at `now` while the page's is `target`. */
type SmoothScroll = (target: number, now: number, smooth: boolean) => number;

/**
 * Follows the page's scroll offset: directly, or, where a wheel scrolls in steps, by a short
 * critically damped movement that ends exactly on it. A movement once begun is finished smoothly;
 * with `smooth: false` there is none.
 */
export function smoothScroll(isStepped: (now: number) => boolean): SmoothScroll {
  let state: SpringState | undefined;
  let moving = false;
  let last = 0;
  return (target, now, smooth) => {
    const elapsed = moving ? now - last : oneFrame;
    state =
      state && smooth && (moving || isStepped(now))
        ? springTowards(state, target, elapsed, timeConstant)
        : { value: target, velocity: 0 };
    moving = state.value !== target;
    last = now;
    return state.value;
  };
}

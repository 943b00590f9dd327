import { type Following, springTowards } from '../../core/reader/spring-towards.ts';

/** The time in which a followed wheel covers most of a step, in milliseconds. */
const timeConstant = 70;

/** A frame's time, for the first frame of a movement. */
const oneFrame = 1000 / 60;

/** Where the story is while the page is scrolled to `target`. */
export type ScrollFollower = (target: number, now: number, smooth: boolean) => number;

/**
 * Follows the page's scroll offset: directly, or, where a wheel scrolls in steps, by a short
 * critically damped movement that ends exactly on it. A movement once begun is finished smoothly;
 * with `smooth: false` there is none.
 */
export function scrollFollower(isStepped: (now: number) => boolean): ScrollFollower {
  let following: Following | undefined;
  let moving = false;
  let last = 0;
  return (target, now, smooth) => {
    const damped = smooth && following !== undefined && (moving || isStepped(now));
    const elapsed = moving ? now - last : oneFrame;
    following =
      damped && following
        ? springTowards(following, target, elapsed, timeConstant)
        : { value: target, velocity: 0 };
    moving = following.value !== target;
    last = now;
    return following.value;
  };
}

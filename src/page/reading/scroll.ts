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

/** How long a step counts, in milliseconds. */
const remembered = 250;

/** The least delta of a step, in CSS pixels. */
const smallestStep = 40;

/** Tells whether the page is being scrolled by a wheel that moves in steps, like most mice. */
interface SteppedWheel {
  readonly active: (now: number) => boolean;
  readonly stop: () => void;
}

/**
 * Watches the wheel. Trackpads send many small deltas and are followed directly; a wheel sends few
 * large ones, or lines instead of pixels.
 */
export function observeSteppedWheel(): SteppedWheel {
  let last = Number.NEGATIVE_INFINITY;
  const turned = (event: WheelEvent) => {
    const inLines = event.deltaMode !== WheelEvent.DOM_DELTA_PIXEL;
    if (inLines || Math.abs(event.deltaY) >= smallestStep) last = event.timeStamp;
  };
  window.addEventListener('wheel', turned, { passive: true });
  return {
    active: (now) => now - last < remembered,
    stop: () => window.removeEventListener('wheel', turned),
  };
}

/** How long the page is not scrolled before that counts as the end, in milliseconds. */
const quiet = 200;

/** All that noticing the end of a scroll needs of the window. */
export type ScrollPort = Pick<
  Window,
  | 'addEventListener'
  | 'removeEventListener'
  | 'setTimeout'
  | 'clearTimeout'
  | 'requestAnimationFrame'
  | 'cancelAnimationFrame'
  | 'performance'
>;

/**
 * Calls `ended` each time the page has not been scrolled for a moment and has had a frame since: a page
 * too busy for a frame has not heard of the reader's next scroll yet.
 */
export function onScrollEnd(ended: () => void, port: ScrollPort = window): () => void {
  let timer: number | undefined;
  let frame = 0;
  let last = 0;
  const look = () => {
    const left = last + quiet - port.performance.now();
    timer = left > 0 ? port.setTimeout(look, left) : undefined;
    if (timer === undefined) frame = port.requestAnimationFrame(() => ended());
  };
  const scrolled = () => {
    last = port.performance.now();
    port.cancelAnimationFrame(frame);
    timer ??= port.setTimeout(look, quiet);
  };
  port.addEventListener('scroll', scrolled, { passive: true });
  return () => {
    port.clearTimeout(timer);
    port.cancelAnimationFrame(frame);
    port.removeEventListener('scroll', scrolled);
  };
}

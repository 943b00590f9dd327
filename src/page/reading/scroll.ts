/** The time in which the story covers most of a step of the wheel, in milliseconds. */
const timeConstant = 70;

/** In milliseconds, for the first frame of a movement. */
const oneFrame = 1000 / 60;

/**
 * Returns the story's scroll offset in the frame at `now`, which follows the page's: directly, or where a wheel scrolls
 * in steps by a short critically damped movement that ends exactly on it.
 */
export function smoothScroll(isStepped: (now: number) => boolean) {
  let state: SpringState | undefined;
  let moving = false;
  let last = 0;
  return (target: number, now: number, smooth: boolean): number => {
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

/** A value, and its velocity in units per millisecond. */
interface SpringState {
  readonly value: number;
  readonly velocity: number;
}

/** A value has arrived within this distance, of which its velocity may take no more. */
const nearEnough = 0.05;

/**
 * A critically damped spring, solved exactly, so that two steps of 8 ms are one of 16:
 * `x(t) = (x₀ + (v₀ + ω x₀) t) e^(−ω t)` for the distance `x` from the target, with `ω = 1 / timeConstantMs`.
 */
export function springTowards(
  { value, velocity }: SpringState,
  target: number,
  elapsedMs: number,
  timeConstantMs: number,
): SpringState {
  const time = Math.max(elapsedMs, 0);
  const rate = 1 / timeConstantMs;
  const decay = Math.exp(-rate * time);
  const distance = value - target;
  const push = velocity + rate * distance;
  const left = (distance + push * time) * decay;
  const speed = (velocity - rate * push * time) * decay;
  if (Math.abs(left) < nearEnough && Math.abs(speed) * timeConstantMs < nearEnough) {
    return { value: target, velocity: 0 };
  }
  return { value: target + left, velocity: speed };
}

/** How long a step counts, in milliseconds, and its least delta in CSS pixels. */
const [remembered, smallestStep] = [250, 40];

/** Detects wheels that scroll in steps, as of most mice: they send large deltas, or lines; trackpads send small ones. */
export function observeSteppedWheel() {
  let last = Number.NEGATIVE_INFINITY;
  const turned = (event: WheelEvent) => {
    const inLines = event.deltaMode !== WheelEvent.DOM_DELTA_PIXEL;
    if (inLines || Math.abs(event.deltaY) >= smallestStep) last = event.timeStamp;
  };
  window.addEventListener('wheel', turned, { passive: true });
  return {
    active: (now: number): boolean => now - last < remembered,
    stop: () => window.removeEventListener('wheel', turned),
  };
}

/** How long the page must not scroll, in milliseconds. */
const quiet = 200;

/** Calls `ended` when the page has not scrolled for a moment and has had a frame since: a busy page gets scroll events late. */
export function onScrollEnd(ended: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let last = 0;
  const look = () => {
    const left = last + quiet - performance.now();
    timer = left > 0 ? setTimeout(look, left) : undefined;
    if (timer === undefined) frame = requestAnimationFrame(() => ended());
  };
  const scrolled = () => {
    last = performance.now();
    cancelAnimationFrame(frame);
    timer ??= setTimeout(look, quiet);
  };
  window.addEventListener('scroll', scrolled, { passive: true });
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    window.removeEventListener('scroll', scrolled);
  };
}

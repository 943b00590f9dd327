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

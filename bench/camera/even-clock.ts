/**
 * Runs in the page before its own scripts: from here on every animation frame comes 1/60 s after the
 * last by all the page's clocks, however long it took. What moves by time then moves as on a machine
 * that misses no frame, the same in every run.
 */
export function evenClock(): void {
  const request = window.requestAnimationFrame.bind(window);
  let now = performance.now();
  let frame = 0;
  window.requestAnimationFrame = (callback) =>
    request((real) => {
      if (real !== frame) now += 1000 / 60;
      frame = real;
      callback(now);
    });
  performance.now = () => now;
  Object.defineProperty(Event.prototype, 'timeStamp', { get: () => now });
}

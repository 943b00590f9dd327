/** Runs `frame`, when requested, at most once per animation frame, and passes it the time in milliseconds. */
export function frameLoop(frame: (now: number) => void) {
  let pending: number | undefined;
  const run = (now: number) => {
    pending = undefined;
    frame(now);
  };
  const stop = () => {
    if (pending !== undefined) cancelAnimationFrame(pending);
    pending = undefined;
  };
  return {
    request: () => {
      pending ??= requestAnimationFrame(run);
    },
    run() {
      stop();
      frame(performance.now());
    },
    stop,
  };
}

export const after = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** Runs `act` when the browser is idle, or after `timeout` milliseconds; Safari lacks `requestIdleCallback`. */
export function whenIdle(act: () => void, timeout = 300): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout });
  else setTimeout(act, timeout);
}

/** Milliseconds to wait for a browser that does not report its first paint. */
const patience = 2000;

/** Calls `start` after the first paint, or at once in a hidden page. Returns a function that cancels this. */
export function afterPaint(start: () => void): () => void {
  if (document.hidden) {
    start();
    return () => undefined;
  }
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
  };
  const begin = () => {
    stop();
    start();
  };
  const timer = setTimeout(begin, patience);
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length > 0) begin();
  });
  observer.observe({ type: 'paint', buffered: true });
  return stop;
}

/** How long to wait for a browser that does not report its first paint, in milliseconds. */
const patience = 2000;

/** Calls `start` after the first paint, so that no script delays the text; at once in a hidden page. Returns what cancels it. */
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

/** Keeps the style sheet from showing still maps for a late script, unless `start` fails. */
export function claimPage(start: () => void): void {
  const root = document.documentElement;
  root.dataset.script = 'starting';
  try {
    start();
  } catch (error) {
    delete root.dataset.script;
    throw error;
  }
}

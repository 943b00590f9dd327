/** How long to wait for a browser that does not tell of its first paint, in milliseconds. */
const patience = 2000;

/**
 * Calls `start` once the page as it came is on the screen, so that no script keeps a reader from the
 * text; at once where the page is not seen, and so not painted. Returns what stops the waiting.
 */
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

/**
 * Lets the script take the page over from its style sheet, which shows the still maps where no script
 * has come in time; if `start` fails, the style sheet has it back.
 */
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

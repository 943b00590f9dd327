/**
 * Calls `start` once the browser has painted the page as it came, so that no script keeps a reader
 * from the text; at once where the page is not seen, and so not painted.
 */
export function afterPaint(start: () => void): void {
  if (document.hidden) start();
  else requestAnimationFrame(() => setTimeout(start));
}

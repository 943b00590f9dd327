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

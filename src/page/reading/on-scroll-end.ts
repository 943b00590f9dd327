const quiet = 200;

/** All that noticing a rest needs of the window. */
export type RestPort = Pick<
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
 * Calls `rested` each time the page has not been scrolled for a moment and has come to a frame since:
 * a page too busy for a frame has not heard of the reader's next scroll yet.
 */
export function onScrollEnd(rested: () => void, port: RestPort = window): () => void {
  let timer: number | undefined;
  let frame = 0;
  let last = 0;
  const look = () => {
    const left = last + quiet - port.performance.now();
    timer = left > 0 ? port.setTimeout(look, left) : undefined;
    if (timer === undefined) frame = port.requestAnimationFrame(() => rested());
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

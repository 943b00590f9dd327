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

const quiet = 200;

/** Calls `rested` each time the page has not been scrolled for a moment. */
export function onRest(rested: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const scrolled = () => {
    clearTimeout(timer);
    timer = setTimeout(rested, quiet);
  };
  window.addEventListener('scroll', scrolled, { passive: true });
  return () => {
    clearTimeout(timer);
    window.removeEventListener('scroll', scrolled);
  };
}

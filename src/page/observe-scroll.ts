/** Calls `onScroll` for every scroll of the page and `onLayout` whenever its layout may have changed. */
export function observeScroll(onScroll: () => void, onLayout: () => void): () => void {
  const passive = { passive: true } as const;
  const resize = new ResizeObserver(onLayout);
  resize.observe(document.body);
  window.addEventListener('scroll', onScroll, passive);
  window.addEventListener('resize', onLayout, passive);
  return () => {
    resize.disconnect();
    window.removeEventListener('scroll', onScroll);
    window.removeEventListener('resize', onLayout);
  };
}

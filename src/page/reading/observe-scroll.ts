/**
 * Calls `onScroll` for every scroll of the page and `onLayout` whenever its layout may have changed:
 * the text's, the map's, or that of the controls which cover the map without touching the text.
 */
export function observeScroll(onScroll: () => void, onLayout: () => void): () => void {
  const passive = { passive: true } as const;
  const resize = new ResizeObserver(onLayout);
  for (const element of document.querySelectorAll('body, #stage, [data-covers]')) {
    resize.observe(element);
  }
  window.addEventListener('scroll', onScroll, passive);
  window.addEventListener('resize', onLayout, passive);
  return () => {
    resize.disconnect();
    window.removeEventListener('scroll', onScroll);
    window.removeEventListener('resize', onLayout);
  };
}

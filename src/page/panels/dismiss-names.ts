/**
 * Puts the names of the sections away on Escape, since they lie over the text. They come again with
 * the next key, or when the pointer or the focus comes to them anew. Gives what stops it.
 */
export function dismissNames(nav: HTMLElement): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const dismiss = (dismissed: boolean) => nav.toggleAttribute('data-dismissed', dismissed);
  const anew = () => dismiss(false);
  document.addEventListener('keydown', ({ key }) => dismiss(key === 'Escape'), { signal });
  for (const event of ['pointerenter', 'pointerleave', 'focusin']) {
    nav.addEventListener(event, anew, { signal });
  }
  return () => stopping.abort();
}

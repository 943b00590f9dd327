/** How far the page is scrolled before what the reader opened is let go, in CSS pixels. */
const scrollAway = 120;

/**
 * Calls `dismiss` on Escape, which then means nothing else, and when the reader scrolls on: at once,
 * or after some way where `stays` says so. Returns what stops it.
 */
export function onDismiss(stays: () => boolean, dismiss: () => void): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const openedAt = window.scrollY;
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    dismiss();
  };
  const scroll = () => {
    if (!stays() || Math.abs(window.scrollY - openedAt) > scrollAway) dismiss();
  };
  document.addEventListener('keydown', key, { signal, capture: true });
  window.addEventListener('scroll', scroll, { signal, passive: true });
  return () => stopping.abort();
}

/** How far one may have scrolled and still be shown that there is more beneath, in CSS pixels. */
const start = 24;

/**
 * Tells the style sheets whether the reader is at the story's cover: `html[data-cover]` is `start` where
 * nothing is scrolled yet, `read` while the first section is read, and not there from then on.
 */
export function showCover(first: boolean, position: number): void {
  const { dataset } = document.documentElement;
  const next = first ? (position < start ? 'start' : 'read') : undefined;
  if (dataset.cover === next) return;
  if (next) dataset.cover = next;
  else delete dataset.cover;
}

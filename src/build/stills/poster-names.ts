import { escapeHtml } from '../story/text/html.ts';
import type { NamedPlace } from '../story/told/map-words.ts';

/**
 * The names that must stand in the first scene, as text that the page lays over the poster: sharp at
 * any size of it. Each says where its place is and on which side of that it stands.
 */
export function renderPosterNames(names: readonly string[], places: readonly NamedPlace[]): string {
  const items = places
    .filter(({ name }) => names.includes(name))
    .map(({ name, anchor = 'right', at }) => {
      const where = `data-at="${at.join()}" data-anchor="${escapeHtml(anchor)}"`;
      return `<li ${where}>${escapeHtml(name)}</li>`;
    });
  return `<ul id="poster-names" aria-hidden="true">${items.join('')}</ul>`;
}

import type { LayerSource } from '../../core/story/layer-spec.ts';
import { escapeHtml } from '../story/text/html.ts';
import type { MapWords } from '../story/told/map-words.ts';
import { sectionSize } from './frame.ts';

/** What a section's map is put into the page with. */
interface SectionMapParts {
  readonly id: string;
  /** The URL of the picture, relative to the page. */
  readonly src: string;
  readonly words: MapWords;
  /** What the story says beneath the picture, as the HTML of a paragraph, if anything. */
  readonly caption?: string | undefined;
  readonly sources: readonly LayerSource[];
}

/** The width at which a picture is laid out before its column is known, in CSS pixels. */
const width = 800;

/**
 * A section's map as a figure: the picture, the map in words, and whom its data comes from. Beside the
 * live map, where none of this is shown, an image without a picture says the words to those who hear
 * the page; they are its name and no text of the page, so that a search leads to words that are seen.
 */
export function renderSectionMap(parts: SectionMapParts): string {
  const { id, src, words, caption, sources } = parts;
  const height = Math.round((width * sectionSize.height) / sectionSize.width);
  const credits = [...new Set(sources.map(({ credit }) => credit))].join(' · ');
  return `<figure class="section-map">
<div class="map-heard" role="img" aria-labelledby="words-${escapeHtml(id)}"></div>
<img vite-ignore src="${escapeHtml(src)}" width="${width}" height="${height}" loading="lazy" decoding="async" alt="${escapeHtml(words.short)}">
<figcaption>${caption ? `<div class="map-caption">${caption}</div>\n` : ''}<p class="map-words" id="words-${escapeHtml(id)}">${escapeHtml(words.full)}</p>
<p class="map-credit">${escapeHtml(credits)}</p></figcaption>
</figure>
`;
}

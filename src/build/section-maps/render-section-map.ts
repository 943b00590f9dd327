import type { LayerSource } from '../../../geo/layer-metadata.ts';
import { escapeHtml } from '../escape-html.ts';
import type { MapWords } from '../map-words/map-words.ts';
import { sectionSize } from './frame.ts';

/** What a section's map is put into the page with. */
export interface SectionMapParts {
  readonly id: string;
  /** The address of the picture, from the page. */
  readonly src: string;
  readonly words: MapWords;
  readonly sources: readonly LayerSource[];
}

/** The width at which a picture is laid out before its column is known, in CSS pixels. */
const width = 800;

/** A section's map as a figure: the picture, the map in words, and whom its data comes from. */
export function renderSectionMap({ id, src, words, sources }: SectionMapParts): string {
  const height = Math.round((width * sectionSize.height) / sectionSize.width);
  const credits = [...new Set(sources.map(({ credit }) => credit))].join(' · ');
  return `<figure class="section-map">
<img vite-ignore src="${escapeHtml(src)}" width="${width}" height="${height}" loading="lazy" decoding="async" alt="${escapeHtml(words.short)}">
<figcaption><p class="map-words" id="words-${escapeHtml(id)}">${escapeHtml(words.full)}</p>
<p class="map-credit">${escapeHtml(credits)}</p></figcaption>
</figure>
`;
}

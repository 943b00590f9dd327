import { hash } from 'node:crypto';
import type { Bounds } from '../core/camera/bounds.ts';
import type { LayerMetadata } from '../core/story/layer-spec.ts';
import { orNothing } from '../files/story-error.ts';
import type { BasemapPart } from './cut-basemap.ts';
import { layerSource, type Source, worldSources } from './packages.ts';
import type { NamedFeatures } from './shapes/ground.ts';

/** Returns the metadata for a file of a basemap; `scale` and `finest` each complete a sentence in it. */
export function partMetadata(
  part: BasemapPart,
  { countries, scale, finest }: { countries: Source; scale: string; finest: string },
): LayerMetadata & { id: string } {
  const { waters50m: waters, cities } = worldSources;
  const simplified = `simplified by the area of the triangle that each vertex makes (Visvalingam and Whyatt), ${finest}; rounded to three decimals at most`;
  const all = {
    land: {
      title: 'Land',
      summary: 'All land as one shape, whose outline is the coast.',
      method: `Countries as one shape; small islands left out; ${simplified}.`,
      certainty: `Generalised ${scale}.`,
      from: [countries],
    },
    borders: {
      title: 'Borders',
      summary: 'The land borders between countries, agreed and disputed.',
      method: `The edges that neighbours share, ${simplified}.`,
      certainty: `Generalised ${scale}. It follows Natural Earth, which draws who holds a place and not who claims it. Pairs of countries that do not agree on a line, or on a part of it, are marked as disputed as a whole.`,
      from: [countries],
    },
    lakes: {
      title: 'Lakes',
      summary: 'The larger lakes.',
      method: `Lakes above a size that depends on the place, ${simplified}.`,
      certainty: 'Generalised for maps at 1:50 million: within a few kilometres.',
      from: [waters],
    },
    rivers: {
      title: 'Rivers',
      summary: 'The larger rivers.',
      method: `Centrelines above a length that depends on the place, ${simplified}.`,
      certainty: 'Generalised for maps at 1:50 million: within a few kilometres.',
      from: [waters],
    },
    overview: {
      title: 'Overview',
      summary: 'The basemap once more, for maps of a continent or the world.',
      method:
        'As the four other files of the basemap, with fewer vertices, islands, lakes and rivers.',
      certainty:
        'Within some kilometres of the other files: a pixel or two at the scales it is for.',
      from: [countries, waters],
    },
    places: {
      title: 'Places',
      summary:
        'Countries, and cities by their people, each from the zoom at which there is room for it.',
      method:
        'Countries in the middle of their largest part in the window; cities at the positions of GeoNames.',
      certainty: 'City centres, within a few kilometres; people as counted in 2018 or before.',
      from: [countries, cities],
    },
  };
  const { from, ...words } = all[part];
  const { date = '', licence = '' } = from.at(-1) ?? {};
  const sources = from.map(layerSource);
  return { id: part, ...words, sources, date, license: licence, measured: [] };
}

/**
 * Serialises a file of a basemap. The foreign member `cut` distinguishes it from one that an author has changed: the
 * `sha256` in it is the hash of the whole file without this hash.
 */
export function cutFile(metadata: LayerMetadata, features: NamedFeatures, window: Bounds): string {
  const cut = { window, sha256: '' };
  const file = { type: 'FeatureCollection', cut, metadata, features };
  return `${JSON.stringify({ ...file, cut: { ...cut, sha256: hashOf(file) } })}\n`;
}

export function isAsCut(text: string): boolean {
  type File = { readonly cut?: { readonly sha256?: string } };
  const file = orNothing((): File => JSON.parse(text));
  return file?.cut?.sha256 === hashOf({ ...file, cut: { ...file?.cut, sha256: '' } });
}

const hashOf = (file: unknown): string => hash('sha256', JSON.stringify(file), 'hex');

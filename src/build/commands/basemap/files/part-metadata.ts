import type { LayerMetadata } from '../../../../core/story/layer-spec.ts';
import type { GroundPart } from '../../../story/files/story-files.ts';
import type { CutSources } from '../sources/read-packages.ts';
import { layerSource } from '../sources/source.ts';

/** The files of a basemap: the parts of its ground, and its names. */
export type BasemapPart = GroundPart | 'places';

/** The packages that a basemap was cut from, and where it is finest. */
interface CutFrom extends CutSources {
  /** How coarse the countries are by themselves, as the rest of a sentence. */
  readonly scale: string;
  /** As the rest of a sentence. */
  readonly finest: string;
}

type Words = Pick<LayerMetadata, 'title' | 'summary' | 'method' | 'certainty'> & {
  readonly from: readonly (keyof CutSources)[];
};

/** What a file of a basemap says of itself. */
export function partMetadata(part: BasemapPart, cut: CutFrom): LayerMetadata & { id: string } {
  const { from, ...words } = wordsOf(cut)[part];
  const sources = from.map((id) => layerSource(cut[id]));
  const license = sources.map(({ licence }) => licence).at(-1) ?? '';
  const date = sources.map(({ date }) => date).at(-1) ?? '';
  return { id: part, ...words, sources, date, license, measured: [] };
}

const wordsOf = ({ scale, finest }: CutFrom): Readonly<Record<BasemapPart, Words>> => {
  const simplified = `simplified by the area of the triangle that each vertex makes (Visvalingam and Whyatt), ${finest}; rounded to three decimals at most`;
  return {
    land: {
      title: 'Land',
      summary: 'All land as one shape, whose outline is the coast.',
      method: `Countries as one shape; small islands left out; ${simplified}.`,
      certainty: `Generalised ${scale}.`,
      from: ['countries'],
    },
    borders: {
      title: 'Borders',
      summary: 'The land borders between countries, agreed and disputed.',
      method: `The edges that neighbours share, ${simplified}.`,
      certainty: `Generalised ${scale}. It follows Natural Earth, which draws who holds a place and not who claims it. Pairs of countries that do not agree on a line, or on a part of it, are marked as disputed as a whole.`,
      from: ['countries'],
    },
    lakes: {
      title: 'Lakes',
      summary: 'The larger lakes.',
      method: `Lakes above a size that depends on the place, ${simplified}.`,
      certainty: 'Generalised for maps at 1:50 million: within a few kilometres.',
      from: ['waters'],
    },
    rivers: {
      title: 'Rivers',
      summary: 'The larger rivers.',
      method: `Centrelines above a length that depends on the place, ${simplified}.`,
      certainty: 'Generalised for maps at 1:50 million: within a few kilometres.',
      from: ['waters'],
    },
    overview: {
      title: 'Overview',
      summary: 'The basemap once more, for maps of a continent or the world.',
      method:
        'As the four other files of the basemap, with fewer vertices, islands, lakes and rivers.',
      certainty:
        'Within some kilometres of the other files: a pixel or two at the scales it is for.',
      from: ['countries', 'waters'],
    },
    places: {
      title: 'Places',
      summary:
        'Countries, and cities by their people, each from the zoom at which there is room for it.',
      method:
        'Countries in the middle of their largest part in the window; cities at the positions of GeoNames.',
      certainty: 'City centres, within a few kilometres; people as counted in 2018 or before.',
      from: ['countries', 'cities'],
    },
  };
};

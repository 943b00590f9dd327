import type { Kind } from '../kind.ts';
import { aboutKm, nameOf, ownWords } from '../told-words.ts';
import { hatchImage, zoneLayers } from './zone-layers.ts';

/** A zone on either side of a line, such as one between two armies: hatched, with the line broken. */
export const zone: Kind = {
  name: 'zone',
  geometries: ['Polygon', 'MultiPolygon', 'LineString', 'MultiLineString'],
  shape: 'line',
  swatch: () => ({
    'border-block': '1px solid var(--c)',
    background: 'repeating-linear-gradient(-45deg, var(--c) 0 1px, transparent 1px 4px)',
  }),
  layers: zoneLayers,
  images: ({ id }, { color }) => ({
    [hatchImage(id)]: {
      size: 5,
      strokes: [{ d: 'M-1 6 6-1M-1 1 1-1M4 6 6 4', color, width: 0.8 }],
    },
  }),
  /** The gaps of the layer's own words are `{name}` and `{length}`. */
  sentence({ layer, measured }, words) {
    const line = measured.find(({ unit }) => unit === 'km');
    const length = line ? aboutKm(line.value, words) : '';
    return layer.told
      ? ownWords(layer, layer.told, { length })
      : words.told.zone(nameOf(layer, words), length);
  },
};

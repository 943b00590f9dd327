import type { Kind, ToldLayer, ToldWords } from '../kind.ts';
import { listed, toldNumber } from '../told-words.ts';
import { areaLayers } from './area-layers.ts';

/** Land that belongs together: a tint within an edge. */
export const area: Kind = {
  name: 'area',
  geometries: ['Polygon', 'MultiPolygon'],
  shape: 'area',
  label: () => ({ size: 15, spacing: 0.14 }),
  swatch: ({ legendTint = 0.28 }) => ({
    border: '1.5px solid var(--c)',
    background: `color-mix(in srgb, var(--tint) ${Math.round(legendTint * 100)}%, transparent)`,
  }),
  layers: areaLayers,
  together(areas, words) {
    const own = areas.filter(({ layer }) => layer.told === undefined);
    const named = own.map((told) => areaWords(told, words));
    return own.length > 0 ? words.told.areas(listed(named, words), own.length > 1) : '';
  },
  sentence: ({ layer }) => layer.told ?? '',
};

function areaWords({ layer, measured }: ToldLayer, words: ToldWords): string {
  const { told } = words;
  const size = measured.find(({ unit }) => unit === 'km²');
  return size
    ? told.measuredArea(layer.label, told.about(told.squareKm(toldNumber(size.value, words, 3))))
    : layer.label;
}

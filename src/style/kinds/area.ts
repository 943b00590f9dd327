import { formatList, measuredIn } from '../../words/formats.ts';
import {
  byZoom,
  categoryColor,
  edgeLayer,
  fillLayer,
  hatch,
  hatchImage,
  hatchSwatch,
} from '../layer-parts.ts';
import type { FieldTypes, LayerWith } from './fields.ts';
import type { BuildKind, Kind, ToldLayer, ToldWords } from './kind.ts';
import { categoryFaults, describeCategories, significant } from './sentences.ts';

export const area: Kind<AreaLayer> = {
  name: 'area',
  geometries: ['Polygon', 'MultiPolygon'],
  shape: 'area',
  label: () => ({ size: 15, spacing: 0.14 }),
  layers({ id, hatched, edge = true, opacity = hatched ? 0.05 : undefined }, colors) {
    const usual = Object.keys(colors.categories).length > 0 ? categoryTint : tintOpacity;
    const paint = { 'fill-color': categoryColor(colors, colors.tint), 'fill-antialias': !edge };
    const hatching = fillLayer(id, 'hatch', { paint: { 'fill-pattern': hatchImage(id) } }, 0.4);
    const width = byZoom(3, 0.8, 7, 1.6);
    return [
      fillLayer(id, 'tint', { paint }, opacity ?? usual),
      ...(hatched ? [hatching] : []),
      ...(edge ? [edgeLayer(id, categoryColor(colors), width, hatched ? 0.4 : 0.95)] : []),
    ];
  },
  images: ({ id, hatched }, { color }) => (hatched ? { [hatchImage(id)]: hatch(color) } : {}),
};

const fields = ({ number, flag, color, categories, maybe }: FieldTypes) => ({
  tint: maybe(color, 'The colour laid over the land; `color` by default.'),
  opacity: maybe(number, 'The opacity of its tint, from 0 to 1; 0.27 by default.'),
  hatched: maybe(flag, 'Whether it is hatched: something is within, at no place in particular.'),
  edge: maybe(flag, 'Whether its edge is a line; true by default.'),
  legendTint: maybe(number, 'The opacity in the legend; by default that on the map.'),
  categories: categories.exactOptional(),
});

export type AreaLayer = LayerWith<'area', typeof fields>;

const legendTint = ({ categories, opacity, legendTint }: AreaLayer) =>
  legendTint ?? opacity ?? (categories ? categoryTint : 0.28);

export const areaInBuild: BuildKind<AreaLayer> = {
  fields,
  sent: ['opacity', 'hatched', 'edge'],
  tinted: legendTint,
  check: ({ categories }, features) => (categories ? categoryFaults(categories, features) : []),
  swatch: (layer) => ({
    ...(layer.edge !== false && { border: '1.5px solid var(--c)' }),
    background: layer.hatched
      ? hatchSwatch('color-mix(in srgb, var(--c) 60%, transparent)')
      : `color-mix(in srgb, var(--tint) ${Math.round(legendTint(layer) * 100)}%, transparent)`,
  }),
  together(areas, words) {
    const named = areas
      .filter(({ layer }) => layer.told === undefined)
      .map((area) => nameWithSize(area, words));
    if (named.length === 0) return '';
    return words.told.areas({ areas: formatList(named, words.locale), count: named.length });
  },
  sentence: (described, words) => described.layer.told ?? describeCategories(described, words),
};

function nameWithSize({ layer, measured }: ToldLayer, words: ToldWords): string {
  const { told, common } = words;
  const size = measured.find(({ unit }) => unit === 'km²');
  if (!size) return layer.label;
  const { value, unit } = measuredIn(size, words.locale);
  const count = significant(value, words, 3);
  const figure = unit === 'km²' ? told.squareKm({ count }) : common.counted({ count, noun: unit });
  return told.measured({ name: layer.label, figure: common.about({ figure }) });
}

const tintOpacity = 0.27;
const categoryTint = 0.45;

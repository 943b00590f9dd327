import type { LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { formatList } from '../../words/formats.ts';
import { categoryColor, edgeLayer } from '../layer-parts.ts';
import type { LayerColors } from '../palette.ts';
import { storyLayer } from '../story-layer.ts';
import type { FieldTypes, LayerWith } from './fields.ts';
import type { BuildKind, Kind, ToldLayer, ToldWords } from './kind.ts';
import { categoriesTold, categoryFaults, toldNumber } from './told-words.ts';

/** Land that belongs together: a tint within an edge. */
export const area: Kind = {
  name: 'area',
  geometries: ['Polygon', 'MultiPolygon'],
  shape: 'area',
  label: () => ({ size: 15, spacing: 0.14 }),
  layers: areaLayers,
};

const fields = ({ number, flag, color, categories, maybe }: FieldTypes) => ({
  tint: maybe(color, 'What it lays over the land; its colour by default.'),
  legendTint: maybe(number, 'How strong its tint is in the legend, from 0 to 1; 0.28 by default.'),
  dots: maybe(flag, 'Whether it is dots: its sign in the legend is one.'),
  categories: categories.exactOptional(),
});

/** A layer of areas. */
export type AreaLayer = LayerWith<typeof fields>;

const legendTint = ({ categories, legendTint = categories ? categoryTint : 0.28 }: AreaLayer) =>
  legendTint;

/** What the build asks of it. */
export const areaInBuild: BuildKind<AreaLayer> = {
  fields,
  tinted: legendTint,
  check: ({ categories }, features) => (categories ? categoryFaults(categories, features) : []),
  swatch: (layer) => ({
    ...(layer.dots && {
      'inline-size': '0.85rem',
      'block-size': '0.85rem',
      'margin-inline': '0.32rem',
      'border-radius': '50%',
    }),
    border: '1.5px solid var(--c)',
    background: `color-mix(in srgb, var(--tint) ${Math.round(legendTint(layer) * 100)}%, transparent)`,
  }),
  together(areas, words) {
    const own = areas.filter(({ layer }) => layer.told === undefined);
    const named = own.map((told) => areaWords(told, words));
    if (own.length === 0) return '';
    return words.told.areas({ areas: formatList(named, words.locale), count: own.length });
  },
  sentence: (told, words) => told.layer.told ?? categoriesTold(told, words),
};

function areaWords({ layer, measured }: ToldLayer, words: ToldWords): string {
  const { told, common } = words;
  const size = measured.find(({ unit }) => unit === 'km²');
  if (!size) return layer.label;
  const figure = told.squareKm({ count: toldNumber(size.value, words, 3) });
  return told.measured({ name: layer.label, figure: common.about({ figure }) });
}

/** How much of its tint an area lays over the land. */
export const tintOpacity = 0.27;

/** The same of an area whose categories have colours, which its tint tells apart. */
const categoryTint = 0.45;

/** An administrative area: a quiet tint within a crisp edge. */
function areaLayers({ id }: LayerSpec, colors: LayerColors): LayerSpecification[] {
  const opacity = Object.keys(colors.categories).length > 0 ? categoryTint : tintOpacity;
  return [
    storyLayer(
      {
        id: `${id}-tint`,
        type: 'fill',
        source: id,
        paint: { 'fill-color': categoryColor(colors, colors.tint), 'fill-antialias': false },
      },
      { layer: id, fullOpacity: { 'fill-opacity': opacity } },
    ),
    edgeLayer(
      id,
      categoryColor(colors),
      ['interpolate', ['linear'], ['zoom'], 3, 0.8, 7, 1.6],
      0.95,
    ),
  ];
}

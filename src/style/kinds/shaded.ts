import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { formatNumber } from '../../words/formats.ts';
import { byZoom, categoryColor, edgeLayer, fillLayer, hatch } from '../layer-parts.ts';
import type { LayerColors } from '../palette.ts';
import type { FieldTypes, LayerWith } from './fields.ts';
import type { BuildKind, FactWords, Kind, Scale, ToldLayer, ToldWords } from './kind.ts';
import { nameOf, ownWords } from './sentences.ts';

/** Areas coloured by value: the build sorts the values into classes, which are the layer's categories. */
export const shaded: Kind<ShadedLayer> = {
  name: 'shaded',
  geometries: ['Polygon', 'MultiPolygon'],
  shape: 'area',
  label: () => ({ size: 13, spacing: 0.04 }),
  under: (layer, colors) => [
    classes(layer, colors, 'classes', shadeOpacity),
    fillLayer(
      layer.id,
      'no-data',
      { filter: ['!', hasValue], paint: { 'fill-pattern': hatchImage(layer.id) } },
      0.7,
    ),
  ],
  layers: (layer, colors) => [
    classes(layer, colors, 'veil', veilOpacity),
    edgeLayer(layer.id, colors.paper, byZoom(3, 0.6, 9, 1.3), 0.85),
  ],
  images: ({ id }, { inkSoft }) => ({ [hatchImage(id)]: hatch(inkSoft) }),
  facts: ([{ properties }], layer, words) => ({
    fact:
      properties.value === undefined
        ? (layer.noData ?? '')
        : words.common.sentence({ words: valueWords(properties.value, layer, words) }),
  }),
};

const maxClasses = 7;

const fields = ({ z, text, words, number, maybe }: FieldTypes) => ({
  values: z
    .strictObject({
      of: text.describe('The areas’ property, or the table’s column, that holds the values.'),
      table: maybe(text, 'A CSV in the folder `values`, by its name.'),
      key: maybe(text, 'The areas’ property that finds the row of the table.'),
      column: maybe(text, 'The table’s column that holds it; by default of the same name.'),
      unit: maybe(words, 'Their unit, as it reads after a number.'),
      breaks: z
        .array(number, 'must be a list of numbers')
        .min(1, 'must have at least one number')
        .max(
          maxClasses - 1,
          `must have at most ${maxClasses - 1} numbers, for ${maxClasses} classes`,
        )
        .refine(
          (breaks) => breaks.every((each, i) => i === 0 || each > (breaks[i - 1] ?? each)),
          'must grow from each number to the next',
        )
        .exactOptional()
        .describe('The values between its classes, ascending.'),
      classes: maybe(
        z
          .int('must be a whole number')
          .min(2, 'must be 2 or more')
          .max(maxClasses, `must be ${maxClasses} or fewer`),
        'Without breaks, the number of classes, of as many areas each; 5 by default.',
      ),
      noData: maybe(words, 'What is said of an area without a value.'),
    })
    .describe('What colours its areas, such as { of: NAME }, NAME being a property of theirs.'),
});

export type ValuesSpec = ShadedLayer['values'];

export type ShadedLayer = LayerWith<'shaded', typeof fields> & Scale;

export const shadedInBuild: BuildKind<ShadedLayer> = {
  fields,
  sent: ['unit', 'noData'],
  scale: (layer) => layer,
  swatch: () => ({
    border: '1px solid color-mix(in srgb, var(--ink) 40%, transparent)',
    background: 'var(--c)',
  }),
  sentence: describeValues,
};

/** Opacity of a class over the land, and of its veil over streets and waters, which keeps them from standing out. */
const shadeOpacity = 0.94;
const veilOpacity = 0.35;

const hatchImage = (layer: string): string => `no-data-${layer}`;

const valueWords = (
  value: number,
  { unit = '' }: ShadedLayer,
  { common, locale }: Pick<FactWords, 'common' | 'locale'>,
): string => {
  const count = formatNumber(value, locale);
  return unit ? common.counted({ count, noun: unit }) : count;
};

const hasValue: ExpressionSpecification = ['has', 'value'];

const classes = ({ id }: LayerSpec, colors: LayerColors, name: string, opacity: number) =>
  fillLayer(
    id,
    name,
    { filter: hasValue, paint: { 'fill-color': categoryColor(colors), 'fill-antialias': false } },
    opacity,
  );

/** Names the areas with the minimum and the maximum value, and counts the areas without a value. */
function describeValues({ layer, features }: ToldLayer<ShadedLayer>, words: ToldWords): string {
  if (layer.told) return ownWords(layer, layer.told, {});
  const valued = features
    .flatMap(({ properties: { name, value } }) => (value === undefined ? [] : [{ name, value }]))
    .sort((a, b) => a.value - b.value);
  const [min, max] = [valued[0], valued.at(-1)];
  if (!min || !max) return '';
  const figure = (value: number) => valueWords(value, layer, words);
  const said = words.told.shaded({
    name: nameOf(layer, words),
    least: figure(min.value),
    lowest: min.name,
    most: figure(max.value),
    highest: max.name,
  });
  const all = new Set(features.map(({ properties }) => properties.name));
  const count = all.size - new Set(valued.map(({ name }) => name)).size;
  if (count === 0) return said;
  return words.common.next({ first: said, second: words.told.noData({ count }) });
}

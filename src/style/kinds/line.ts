import type {
  ExpressionSpecification,
  LayerSpecification,
  LineLayerSpecification,
} from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { joined } from '../../words/formats.ts';
import { categoryColor, lineDashes } from '../layer-parts.ts';
import { storyLayer } from '../story-layer.ts';
import type { FieldTypes, LayerWith } from './fields.ts';
import type { BuildKind, Kind, ToldLayer, ToldWords } from './kind.ts';
import { categoriesTold, categoryFaults, measuredParts, nameOf, ownWords } from './told-words.ts';

const fields = ({ flag, dash, categories, maybe }: FieldTypes) => ({
  dash: dash.exactOptional(),
  water: maybe(flag, 'Whether it is water, whose names are slanted.'),
  categories: categories.exactOptional(),
});

/** A line on the ground: a river, a railway, a front. */
export const line: Kind<LayerWith<typeof fields>> = {
  name: 'line',
  geometries: ['LineString', 'MultiLineString'],
  shape: 'line',
  label: ({ water = false }) => ({ italic: water, size: water ? 15 : 13, spacing: 0.03 }),
  layers: (layer, colors) => [
    plainLine(layer, {
      color: categoryColor(colors),
      width: ['interpolate', ['linear'], ['zoom'], 3, 0.8, 8, 2.6],
      layout: { ...(layer.dash !== 'dashed' && { 'line-cap': 'round' }), 'line-join': 'round' },
    }),
  ],
};

/** What the build asks of it. */
export const lineInBuild: BuildKind = {
  fields,
  swatch: ({ dash }) => lineSwatch(dash),
  dash: ({ dash = 'solid' }) => dash,
  check: ({ categories }, features) => (categories ? categoryFaults(categories, features) : []),
  sentence: linesTold,
};

/** How a plain line is drawn. */
interface LineLook {
  readonly color: string | ExpressionSpecification;
  readonly width: ExpressionSpecification;
  readonly layout: NonNullable<LineLayerSpecification['layout']>;
}

/** The style layer of a layer that is one line and no more. */
export function plainLine(
  { id, dash = 'solid' }: LayerSpec,
  { color, width, layout }: LineLook,
): LayerSpecification {
  const paint = { 'line-color': color, 'line-width': width, ...lineDashes[dash] };
  return storyLayer(
    { id: `${id}-line`, type: 'line', source: id, layout, paint },
    { layer: id, fullOpacity: { 'line-opacity': 0.9 } },
  );
}

/** The sign of a line in the legend. */
export const lineSwatch = (
  dash: LayerSpec['dash'] = 'solid',
): Readonly<Record<string, string>> => ({
  'block-size': '0',
  'border-block-start': `3px ${dash} var(--c)`,
});

/**
 * What is told of lines: how they are drawn, what they show, and how long each is. The gaps of the
 * layer's own words are `{lines}`, `{name}` and `{parts}`.
 */
export function linesTold(told: ToldLayer, words: ToldWords): string {
  const { layer } = told;
  const lines = words.told.lines({ dash: layer.dash ?? 'solid' });
  const parts = measuredParts(told, words);
  if (layer.told) return ownWords(layer, layer.told, { lines, parts });
  const name = nameOf(layer, words);
  const shown = parts
    ? words.told.showsParts({ lines, name, parts })
    : words.told.shows({ lines, name });
  return joined([shown, categoriesTold(told, words)].filter(Boolean), words.common.next);
}

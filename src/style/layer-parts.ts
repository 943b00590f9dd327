import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import type { LayerColors } from './palette.ts';
import { type StoryMetadata, storyLayer } from './story-layer.ts';

type Of<Type> = Extract<LayerSpecification, { type: Type }>;

export type LayoutOf<Type extends LayerSpecification['type']> = NonNullable<Of<Type>['layout']>;
export type PaintOf<Type extends LayerSpecification['type']> = NonNullable<Of<Type>['paint']>;

/** Typefaces that the style's `font-faces` declare: bold for what the reader looks for, italic for water. */
export const upright: LayoutOf<'symbol'> = { 'text-font': ['Map Sans Regular'] };
export const bold: LayoutOf<'symbol'> = { 'text-font': ['Map Sans Semibold'] };
export const italic: LayoutOf<'symbol'> = { 'text-font': ['Map Sans Italic'] };
export const serif: LayoutOf<'symbol'> = { 'text-font': ['Map Serif'] };

export const haloed = (color: string | ExpressionSpecification, halo: string, width = 1.6) => ({
  'text-color': color,
  'text-halo-color': halo,
  'text-halo-width': width,
});

/** Dash patterns, in multiples of the line's width. */
export const lineDashes: Readonly<
  Record<NonNullable<LayerSpec['dash']>, { 'line-dasharray'?: number[] }>
> = {
  solid: {},
  dashed: { 'line-dasharray': [3.2, 1.6] },
  dotted: { 'line-dasharray': [0.6, 2.4] },
};

export function byProperty<Value extends string>(
  property: string,
  values: Readonly<Record<Value, unknown>>,
  other: unknown,
): ExpressionSpecification {
  const cases = Object.entries(values).flat();
  return ['match', ['get', property], ...cases, other] as unknown as ExpressionSpecification;
}

export const byNumber = (property: string, stops: readonly unknown[]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['get', property], ...stops] as unknown as ExpressionSpecification;

export const byZoom = (...stops: readonly number[]): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  ...stops,
];

export const isOneOf = (
  value: ExpressionSpecification,
  values: readonly string[],
): ExpressionSpecification => ['in', value, ['literal', [...values]]];

/** Returns the colour of a feature's category or, if it has none, `other`, which defaults to the layer's colour. */
export const categoryColor = (
  { color, categories }: Pick<LayerColors, 'color' | 'categories'>,
  other = color,
): string | ExpressionSpecification =>
  Object.keys(categories).length > 0 ? byProperty('category', categories, other) : other;

export const fillLayer = (
  id: string,
  name: string,
  parts: Pick<Of<'fill'>, 'filter' | 'paint'>,
  opacity: number,
) =>
  storyLayer(
    { id: `${id}-${name}`, type: 'fill', source: id, ...parts },
    { layer: id, fullOpacity: { 'fill-opacity': opacity } },
  );

export const lineLayer = (
  id: string,
  name: string,
  { layout, ...parts }: Pick<Of<'line'>, 'filter' | 'layout' | 'paint'>,
  opacity = 0.9,
  gradient?: StoryMetadata['gradient'],
): LayerSpecification => {
  const joined = { 'line-join': 'round', ...layout } as const;
  return storyLayer(
    { id: `${id}-${name}`, type: 'line', source: id, ...parts, layout: joined },
    { layer: id, fullOpacity: { 'line-opacity': opacity }, ...(gradient && { gradient }) },
  );
};

export const edgeLayer = (
  id: string,
  color: string | ExpressionSpecification,
  width: ExpressionSpecification,
  opacity: number,
): LayerSpecification =>
  lineLayer(id, 'edge', { paint: { 'line-color': color, 'line-width': width } }, opacity);

export const circlePath = (middle: number, radius: number): string =>
  `M${middle - radius} ${middle}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;

export const discStroke = (middle: number, radius: number, color: string) => ({
  d: circlePath(middle, (radius - 1) / 2),
  color,
  width: radius + 1,
});

export const hatchImage = (layer: string): string => `hatch-${layer}`;

export const hatch = (color: string) => ({
  size: 5,
  strokes: [{ d: 'M-1 6 6-1M-1 1 1-1M4 6 6 4', color, width: 0.8 }],
});

export const hatchSwatch = (color: string): string =>
  `repeating-linear-gradient(-45deg, ${color} 0 1px, transparent 1px 4px)`;

import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import type { StrokeImage } from './kinds/kind.ts';
import type { LayerColors } from './palette.ts';
import { storyLayer } from './story-layer.ts';

type Of<Type> = Extract<LayerSpecification, { type: Type }>;

/** The layout of style layers of a type, such as `symbol`. */
export type LayoutOf<Type extends LayerSpecification['type']> = NonNullable<Of<Type>['layout']>;

/** The paint of style layers of a type. */
export type PaintOf<Type extends LayerSpecification['type']> = NonNullable<Of<Type>['paint']>;

type Layout = LayoutOf<'symbol'>;

/** Label text in the faces that the style's `font-faces` declare. */
export const upright: Layout = { 'text-font': ['Map Sans Regular'] };

/** Heavier, for what the reader looks for. */
export const bold: Layout = { 'text-font': ['Map Sans Semibold'] };

/** Slanted, the convention for water. */
export const italic: Layout = { 'text-font': ['Map Sans Italic'] };

/** The dash pattern of a line in multiples of its width, by what tells it apart without colour. */
export const lineDashes: Readonly<
  Record<NonNullable<LayerSpec['dash']>, { 'line-dasharray'?: number[] }>
> = {
  solid: {},
  dashed: { 'line-dasharray': [3.2, 1.6] },
  dotted: { 'line-dasharray': [0.6, 2.4] },
};

/** What a style has for each value of a feature's property, and for any other. */
export function byProperty<Value extends string>(
  property: string,
  values: Readonly<Record<Value, unknown>>,
  other: unknown,
): ExpressionSpecification {
  const cases = Object.entries(values).flat();
  return ['match', ['get', property], ...cases, other] as unknown as ExpressionSpecification;
}

/** The colour of a feature by its category; any other has that of its layer, or `other`. */
export const categoryColor = (
  { color, categories }: Pick<LayerColors, 'color' | 'categories'>,
  other = color,
): string | ExpressionSpecification =>
  Object.keys(categories).length > 0 ? byProperty('category', categories, other) : other;

/** The edge of a layer's areas, as opaque as is given where the layer is fully shown. */
export const edgeLayer = (
  id: string,
  color: string | ExpressionSpecification,
  width: ExpressionSpecification,
  opacity: number,
): LayerSpecification =>
  storyLayer(
    {
      id: `${id}-edge`,
      type: 'line',
      source: id,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': color, 'line-width': width },
    },
    { layer: id, fullOpacity: { 'line-opacity': opacity } },
  );

/** An image that hatches an area. */
export const hatch = (color: string): StrokeImage => ({
  size: 5,
  strokes: [{ d: 'M-1 6 6-1M-1 1 1-1M4 6 6 4', color, width: 0.8 }],
});

/** The same as a background in CSS. */
export const hatchSwatch = (color: string): string =>
  `repeating-linear-gradient(-45deg, ${color} 0 1px, transparent 1px 4px)`;

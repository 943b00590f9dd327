import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { countedOnDays, type DatedPart, shownOnDays } from '../../style/days-shown.ts';
import type { LayerColors } from '../../style/layer-colors.ts';
import { storyLayer } from '../../style/story-layer.ts';
import { discRadius } from './radius.ts';

/** The style layer that lights up some of a layer's points. */
export const litLayer = (layer: string): string => `${layer}-lit`;

/** What `litLayer` shows: the points of these dates. */
export const litFilter = (dates: readonly string[]): ExpressionSpecification => [
  'in',
  ['coalesce', ['get', 'date'], ''],
  ['literal', [...dates]],
];

const isUncertain: ExpressionSpecification = ['to-boolean', ['get', 'uncertain']];

/** How far the ring of uncertainty lies beyond a blurred disc, in CSS pixels: its stroke is drawn outside. */
const ringBeyond = 5;

/**
 * Sites as discs whose area follows what was counted there: with a core where the `category` of a point
 * has one, and blurred within a fine ring where all points are `uncertain`.
 */
export function pointsLayers(layer: LayerSpec, colors: LayerColors): LayerSpecification[] {
  const { id, categories = {}, days = [] } = layer;
  const { color, ink } = colors;
  const all = countedOnDays(days);
  const radius = discRadius(layer, all);
  const cored = Object.keys(categories).filter((name) => categories[name]?.form === 'core');
  const ring = (stroke: string, width: number) => ({
    'circle-color': 'rgba(0, 0, 0, 0)',
    'circle-opacity': 0,
    'circle-stroke-color': stroke,
    'circle-stroke-width': width,
  });
  const circles = (
    name: string,
    of: DatedPart['of'],
    own: {
      readonly also?: ExpressionSpecification;
      readonly layout?: object;
      readonly paint: object;
    },
    fullOpacity: Readonly<Record<string, number>>,
  ) => {
    const { also, ...rest } = own;
    const dated: DatedPart = { of, days, ...(also && { also }) };
    return storyLayer(
      {
        id: name,
        type: 'circle',
        source: id,
        filter: shownOnDays(dated),
        ...rest,
      } as LayerSpecification,
      { layer: id, fullOpacity, dated },
    );
  };
  return [
    circles(
      `${id}-discs`,
      'sites',
      {
        layout: { 'circle-sort-key': ['-', all] },
        paint: {
          'circle-radius': radius,
          'circle-color': color,
          'circle-blur': ['case', isUncertain, 0.3, 0],
        },
      },
      { 'circle-opacity': 0.34 },
    ),
    circles(
      `${id}-rings`,
      'sites',
      { also: ['!', isUncertain], paint: { ...ring(color, 1.6), 'circle-radius': radius } },
      { 'circle-stroke-opacity': 0.95 },
    ),
    circles(
      `${id}-doubts`,
      'sites',
      { also: isUncertain, paint: { ...ring(color, 0.8), 'circle-radius': beyond(radius) } },
      { 'circle-stroke-opacity': 0.8 },
    ),
    ...(cored.length > 0
      ? [
          circles(
            `${id}-cores`,
            'points',
            {
              also: ['in', ['coalesce', ['get', 'category'], ''], ['literal', cored]],
              paint: { 'circle-radius': 2.6, 'circle-color': color },
            },
            { 'circle-opacity': 1 },
          ),
        ]
      : []),
    storyLayer(
      {
        id: litLayer(id),
        type: 'circle',
        source: id,
        filter: litFilter([]),
        paint: {
          ...ring(ink, 3.2),
          'circle-radius': discRadius(layer, ['coalesce', ['get', 'count'], 0]),
        },
      } as LayerSpecification,
      { layer: id, fullOpacity: { 'circle-stroke-opacity': 1 } },
    ),
  ];
}

/** A radius as far beyond that of a disc as the ring of uncertainty lies. */
function beyond(radius: ExpressionSpecification | number): ExpressionSpecification | number {
  if (typeof radius === 'number') return radius + ringBeyond;
  return radius.map((part, i) =>
    i > 2 && i % 2 === 0 ? (part as number) + ringBeyond : part,
  ) as ExpressionSpecification;
}

import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { LayerColors } from '../../style/layer-colors.ts';
import { storyLayer } from '../../style/story-layer.ts';
import { discRadius } from './radius.ts';

/** The style layer that lights up some of a layer's points. */
export const litLayer = (layer: string): string => `${layer}-lit`;

/** What `litLayer` shows: the points of these dates. */
export const litFilter = (dates: readonly string[]): ExpressionSpecification => [
  'in',
  ['get', 'date'],
  ['literal', [...dates]],
];

/**
 * Points as discs whose area follows their `count`: with a core where their `category` has one, and
 * blurred where they are `uncertain`.
 */
export function pointsLayers(layer: LayerSpec, colors: LayerColors): LayerSpecification[] {
  const { id, categories = {}, largest } = layer;
  const { color, ink } = colors;
  const radius = discRadius(largest);
  const cored = Object.keys(categories).filter((name) => categories[name]?.form === 'core');
  const ring = (stroke: string, width: number) => ({
    'circle-radius': radius,
    'circle-color': 'rgba(0, 0, 0, 0)',
    'circle-opacity': 0,
    'circle-stroke-color': stroke,
    'circle-stroke-width': width,
  });
  const circles = (
    name: string,
    own: {
      readonly filter?: FilterSpecification;
      readonly layout?: object;
      readonly paint: object;
    },
    fullOpacity: Readonly<Record<string, number>>,
  ) =>
    storyLayer({ id: name, type: 'circle', source: id, ...own } as LayerSpecification, {
      layer: id,
      fullOpacity,
    });
  return [
    circles(
      `${id}-discs`,
      {
        layout: { 'circle-sort-key': ['-', ['coalesce', ['get', 'count'], 0]] },
        paint: {
          'circle-radius': radius,
          'circle-color': color,
          'circle-blur': ['case', ['to-boolean', ['get', 'uncertain']], 0.5, 0],
        },
      },
      { 'circle-opacity': 0.34 },
    ),
    circles(
      `${id}-rings`,
      { filter: ['!', ['to-boolean', ['get', 'uncertain']]], paint: ring(color, 1.6) },
      { 'circle-stroke-opacity': 0.95 },
    ),
    ...(cored.length > 0
      ? [
          circles(
            `${id}-cores`,
            {
              filter: ['in', ['get', 'category'], ['literal', cored]],
              paint: { 'circle-radius': 2.6, 'circle-color': color },
            },
            { 'circle-opacity': 1 },
          ),
        ]
      : []),
    circles(
      litLayer(id),
      { filter: litFilter([]), paint: ring(ink, 3.2) },
      { 'circle-stroke-opacity': 1 },
    ),
  ];
}

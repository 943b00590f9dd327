import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import type { ColorName, Palette } from './palette.ts';
import { storyLayer } from './story-layer.ts';

const radius: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['sqrt', ['get', 'count']],
  1,
  4.5,
  10,
  22,
];

/** The style layer that lights up some of a layer's sites. */
export const litLayer = (layer: string): string => `${layer}-lit`;

/** What `litLayer` shows: the sites of these days. */
export const litFilter = (dates: readonly string[]): FilterSpecification => [
  'in',
  ['get', 'date'],
  ['literal', [...dates]],
];

/**
 * Sites as discs whose area follows their `count`: filled where `ballistic`, a ring where not, and
 * blurred where the position is `uncertain`.
 */
export function siteLayers(layer: LayerSpec, colors: Palette): LayerSpecification[] {
  const { id } = layer;
  const color = colors[layer.color as ColorName];
  return [
    storyLayer(
      {
        id: `${id}-discs`,
        type: 'circle',
        source: id,
        layout: { 'circle-sort-key': ['-', ['get', 'count']] },
        paint: {
          'circle-radius': radius,
          'circle-color': color,
          'circle-blur': ['case', ['to-boolean', ['get', 'uncertain']], 0.5, 0],
        },
      },
      {
        layer: id,
        fullOpacity: { 'circle-opacity': 0.34 },
      },
    ),
    storyLayer(
      {
        id: `${id}-rings`,
        type: 'circle',
        source: id,
        filter: ['!', ['to-boolean', ['get', 'uncertain']]],
        paint: {
          'circle-radius': radius,
          'circle-color': 'rgba(0, 0, 0, 0)',
          'circle-opacity': 0,
          'circle-stroke-color': color,
          'circle-stroke-width': 1.6,
        },
      },
      { layer: id, fullOpacity: { 'circle-stroke-opacity': 0.95 } },
    ),
    storyLayer(
      {
        id: `${id}-ballistic`,
        type: 'circle',
        source: id,
        filter: ['to-boolean', ['get', 'ballistic']],
        paint: { 'circle-radius': 2.6, 'circle-color': color },
      },
      { layer: id, fullOpacity: { 'circle-opacity': 1 } },
    ),
    storyLayer(
      {
        id: litLayer(id),
        type: 'circle',
        source: id,
        filter: litFilter([]),
        paint: {
          'circle-radius': radius,
          'circle-color': 'rgba(0, 0, 0, 0)',
          'circle-opacity': 0,
          'circle-stroke-color': colors.ink,
          'circle-stroke-width': 3.2,
        },
      },
      { layer: id, fullOpacity: { 'circle-stroke-opacity': 1 } },
    ),
  ];
}

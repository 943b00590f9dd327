import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { LayerColors } from '../../style/layer-colors.ts';
import { storyLayer } from '../../style/story-layer.ts';

/** The name of the image that hatches a zone. */
export const hatchImage = (layer: string): string => `hatch-${layer}`;

const ofType = (type: string): ExpressionSpecification => [
  'in',
  ['geometry-type'],
  ['literal', [type, `Multi${type}`]],
];

/** A hatched zone, and a fine broken line in it, unlike an agreed border, where its file has one. */
export function zoneLayers({ id }: LayerSpec, colors: LayerColors): LayerSpecification[] {
  const { color } = colors;
  return [
    storyLayer(
      {
        id: `${id}-ground`,
        type: 'fill',
        source: id,
        filter: ofType('Polygon'),
        paint: { 'fill-color': color, 'fill-antialias': false },
      },
      { layer: id, fullOpacity: { 'fill-opacity': 0.12 } },
    ),
    storyLayer(
      {
        id: `${id}-hatch`,
        type: 'fill',
        source: id,
        minzoom: 6,
        filter: ofType('Polygon'),
        paint: { 'fill-pattern': hatchImage(id) },
      },
      { layer: id, fullOpacity: { 'fill-opacity': 0.5 } },
    ),
    storyLayer(
      {
        id: `${id}-casing`,
        type: 'line',
        source: id,
        filter: ofType('LineString'),
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          'line-color': colors.halo,
          'line-width': ['interpolate', ['linear'], ['zoom'], 3, 2.4, 8, 3.4],
        },
      },
      { layer: id, fullOpacity: { 'line-opacity': 0.85 } },
    ),
    storyLayer(
      {
        id: `${id}-line`,
        type: 'line',
        source: id,
        filter: ofType('LineString'),
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': color,
          'line-width': ['interpolate', ['linear'], ['zoom'], 3, 1.3, 8, 1.5],
          'line-dasharray': [3, 1.5],
        },
      },
      { layer: id, fullOpacity: { 'line-opacity': 1 } },
    ),
  ];
}

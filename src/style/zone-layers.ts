import type { LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import type { ColorName, Palette } from './palette.ts';
import { storyLayer } from './story-layer.ts';

/** The name of the image that hatches a zone, drawn by `hatch`. */
export const hatchImage = (layer: string): string => `hatch-${layer}`;

/**
 * A zone on either side of a line: the feature with `part: 'zone'` hatched, the one with
 * `part: 'line'` as a fine broken line, unlike an agreed border.
 */
export function zoneLayers(layer: LayerSpec, colors: Palette): LayerSpecification[] {
  const { id } = layer;
  const color = colors[layer.color as ColorName];
  return [
    storyLayer(
      {
        id: `${id}-ground`,
        type: 'fill',
        source: id,
        filter: ['==', ['get', 'part'], 'zone'],
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
        filter: ['==', ['get', 'part'], 'zone'],
        paint: { 'fill-pattern': hatchImage(id) },
      },
      { layer: id, fullOpacity: { 'fill-opacity': 0.5 } },
    ),
    storyLayer(
      {
        id: `${id}-casing`,
        type: 'line',
        source: id,
        filter: ['==', ['get', 'part'], 'line'],
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
        filter: ['==', ['get', 'part'], 'line'],
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

import type { LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../core/layer-spec.ts';
import type { ColorName, Palette } from './palette.ts';
import { storyLayer } from './story-layer.ts';
import { italicLabel } from './type.ts';

/** Named rivers that matter to the story, their names along their course. */
export function riverLayers(layer: LayerSpec, colors: Palette): LayerSpecification[] {
  const { id } = layer;
  const color = colors[layer.color as ColorName];
  return [
    storyLayer(
      {
        id: `${id}-line`,
        type: 'line',
        source: id,
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          'line-color': color,
          'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.8, 8, 2.6],
        },
      },
      { layer: id, fullOpacity: { 'line-opacity': 0.9 } },
    ),
    storyLayer(
      {
        id: `${id}-name`,
        type: 'symbol',
        source: id,
        minzoom: 5,
        layout: {
          ...italicLabel(13),
          'symbol-placement': 'line',
          'symbol-spacing': 1200,
          'text-field': ['get', 'name'],
          'text-letter-spacing': 0.08,
          'text-offset': [0, 0.8],
          'text-max-angle': 40,
        },
        paint: { 'text-color': color, 'text-halo-color': colors.halo, 'text-halo-width': 1.4 },
      },
      { layer: id, fullOpacity: { 'text-opacity': 1 } },
    ),
  ];
}

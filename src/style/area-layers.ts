import type { LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../core/layer-spec.ts';
import type { ColorName, Palette } from './palette.ts';
import { storyLayer } from './story-layer.ts';

/** An administrative area: a quiet tint within a crisp edge. */
export function areaLayers(layer: LayerSpec, colors: Palette): LayerSpecification[] {
  const { id } = layer;
  const color = colors[layer.color as ColorName];
  return [
    storyLayer(
      {
        id: `${id}-tint`,
        type: 'fill',
        source: id,
        paint: { 'fill-color': color, 'fill-antialias': false },
      },
      { layer: id, fullOpacity: { 'fill-opacity': 0.2 } },
    ),
    storyLayer(
      {
        id: `${id}-edge`,
        type: 'line',
        source: id,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': color,
          'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.8, 7, 1.6],
        },
      },
      { layer: id, fullOpacity: { 'line-opacity': 0.95 } },
    ),
  ];
}

import type { LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import { lineDashes } from './line-dashes.ts';
import type { ColorName, Palette } from './palette.ts';
import { storyLayer } from './story-layer.ts';

/** Flights along great circles: the lightest line of the map. */
export function flightLayers(layer: LayerSpec, colors: Palette): LayerSpecification[] {
  return [
    storyLayer(
      {
        id: `${layer.id}-line`,
        type: 'line',
        source: layer.id,
        layout: { 'line-cap': 'round' },
        paint: {
          'line-color': colors[layer.color as ColorName],
          'line-width': ['interpolate', ['linear'], ['zoom'], 2, 1.2, 7, 1.8],
          ...lineDashes[layer.dash ?? 'dotted'],
        },
      },
      { layer: layer.id, fullOpacity: { 'line-opacity': 0.9 } },
    ),
  ];
}

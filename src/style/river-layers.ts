import type { LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import type { ColorName, Palette } from './palette.ts';
import { storyLayer } from './story-layer.ts';

/** Rivers that matter to the story, which are borders too. */
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
  ];
}

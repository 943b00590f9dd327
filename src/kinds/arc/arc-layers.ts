import type { LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { LayerColors } from '../../style/layer-colors.ts';
import { lineDashes } from '../../style/line-dashes.ts';
import { storyLayer } from '../../style/story-layer.ts';

/** Arcs over the ground, such as flights: the lightest line of the map. */
export function arcLayers(layer: LayerSpec, { color }: LayerColors): LayerSpecification[] {
  return [
    storyLayer(
      {
        id: `${layer.id}-line`,
        type: 'line',
        source: layer.id,
        layout: { 'line-cap': 'round' },
        paint: {
          'line-color': color,
          'line-width': ['interpolate', ['linear'], ['zoom'], 2, 1.2, 7, 1.8],
          ...lineDashes[layer.dash ?? 'solid'],
        },
      },
      { layer: layer.id, fullOpacity: { 'line-opacity': 0.9 } },
    ),
  ];
}

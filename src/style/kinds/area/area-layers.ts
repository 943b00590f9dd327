import type { LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../../core/story/layer-spec.ts';
import type { LayerColors } from '../../layer-colors.ts';
import { storyLayer } from '../../story-layer.ts';

/** How much of its tint an area lays over the land. */
export const tintOpacity = 0.27;

/** An administrative area: a quiet tint within a crisp edge. */
export function areaLayers({ id }: LayerSpec, { color, tint }: LayerColors): LayerSpecification[] {
  return [
    storyLayer(
      {
        id: `${id}-tint`,
        type: 'fill',
        source: id,
        paint: { 'fill-color': tint, 'fill-antialias': false },
      },
      { layer: id, fullOpacity: { 'fill-opacity': tintOpacity } },
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

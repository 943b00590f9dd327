import type { LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { LayerColors } from '../../style/layer-colors.ts';
import { lineDashes } from '../../style/line-dashes.ts';
import { storyLayer } from '../../style/story-layer.ts';

/** A line on the ground: a river, a railway, a front. */
export function lineLayers(
  { id, dash = 'solid' }: LayerSpec,
  { color }: LayerColors,
): LayerSpecification[] {
  return [
    storyLayer(
      {
        id: `${id}-line`,
        type: 'line',
        source: id,
        layout: { ...(dash !== 'dashed' && { 'line-cap': 'round' }), 'line-join': 'round' },
        paint: {
          'line-color': color,
          'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.8, 8, 2.6],
          ...lineDashes[dash],
        },
      },
      { layer: id, fullOpacity: { 'line-opacity': 0.9 } },
    ),
  ];
}

import type { LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import { type ColorName, isColorName, type Palette } from './palette.ts';
import { storyLayer } from './story-layer.ts';

/** How much of its tint an area lays over the land. */
export const tintOpacity = 0.27;

/** The tint of an area: brighter than its edge and its name, which must be read; its colour if it has none. */
const tintOf = (color: ColorName, colors: Palette): string => {
  const tint = `${color}Tint`;
  return colors[isColorName(tint) ? tint : color];
};

/** An administrative area: a quiet tint within a crisp edge. */
export function areaLayers(layer: LayerSpec, colors: Palette): LayerSpecification[] {
  const { id } = layer;
  const name = layer.color as ColorName;
  return [
    storyLayer(
      {
        id: `${id}-tint`,
        type: 'fill',
        source: id,
        paint: { 'fill-color': tintOf(name, colors), 'fill-antialias': false },
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
          'line-color': colors[name],
          'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.8, 7, 1.6],
        },
      },
      { layer: id, fullOpacity: { 'line-opacity': 0.95 } },
    ),
  ];
}

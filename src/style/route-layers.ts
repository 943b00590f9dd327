import type { LayerSpecification, LineLayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../core/layer-spec.ts';
import { lineDashes } from './line-dashes.ts';
import type { ColorName, Palette } from './palette.ts';
import { type Gaps, routeGradient } from './route-gradient.ts';
import { storyLayer } from './story-layer.ts';

const sideOffset = { left: -1, right: 1 } as const;

/**
 * A route that grows along its length: a thin line on a paper-coloured casing, kept to one side
 * where two routes share the way.
 */
export function routeLayers(layer: LayerSpec, colors: Palette, gaps: Gaps): LayerSpecification[] {
  const { id } = layer;
  const color = colors[layer.color as ColorName];
  const offset = layer.side ? sideOffset[layer.side] : 0;
  const shared: NonNullable<LineLayerSpecification['paint']> = {
    'line-offset': ['interpolate', ['linear'], ['zoom'], 2, 1.9 * offset, 7, 3.4 * offset],
  };
  const line = (part: string, paint: LineLayerSpecification['paint'], ink: string, full: number) =>
    storyLayer(
      {
        id: `${id}-${part}`,
        type: 'line',
        source: id,
        filter: ['==', ['geometry-type'], 'LineString'],
        layout: { 'line-join': 'round' },
        paint: { ...shared, ...paint, 'line-gradient': routeGradient(ink, 1, gaps) },
      },
      { layer: id, fullOpacity: { 'line-opacity': full }, gradientColor: ink },
    );
  return [
    line(
      'casing',
      { 'line-width': ['interpolate', ['linear'], ['zoom'], 2, 3.8, 7, 5.6] },
      colors.halo,
      0.9,
    ),
    line(
      'line',
      {
        'line-width': ['interpolate', ['linear'], ['zoom'], 2, 2, 7, 2.8],
        ...lineDashes[layer.dash ?? 'solid'],
      },
      color,
      1,
    ),
  ];
}

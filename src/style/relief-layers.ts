import type { RasterLayerSpecification } from 'maplibre-gl';
import type { PaintOf } from './layer-parts.ts';

/** As strong at every zoom up to 7, where the tiles are sharp, and fading beyond; at once, so that it is exact. */
const paint: PaintOf<'raster'> = {
  'raster-fade-duration': 0,
  'raster-opacity': ['interpolate', ['linear'], ['zoom'], 7, 0.86, 8, 0.5, 9, 0.2],
};

/**
 * The shade of the hills, over the land and under everything else. The finer pyramid takes over
 * halfway between its first zoom and the coarser one's last, where the style has the source of both.
 */
export function reliefLayers(
  sources: Readonly<Record<string, unknown>>,
): RasterLayerSpecification[] {
  const finer = 'relief-window' in sources;
  const layers: RasterLayerSpecification[] = [
    {
      id: 'relief-world',
      type: 'raster',
      source: 'relief-world',
      ...(finer && { maxzoom: 3.5 }),
      paint,
    },
    { id: 'relief-window', type: 'raster', source: 'relief-window', minzoom: 3.5, paint },
  ];
  return layers.filter(({ source }) => source in sources);
}

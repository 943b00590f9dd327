import type { LayerSpecification, RasterLayerSpecification } from 'maplibre-gl';

/** Fading above zoom 7, where the picture is coarse, to a breath at zoom 8; at once, so that it is exact. */
const paint: NonNullable<RasterLayerSpecification['paint']> = {
  'raster-fade-duration': 0,
  'raster-opacity': ['interpolate', ['linear'], ['zoom'], 5, 0.86, 7, 0.6, 8, 0.15],
};

/**
 * The shade of the hills, over the land and under everything else. The finer pyramid takes over
 * halfway between its first zoom and the coarser one's last.
 */
export function reliefLayers(): LayerSpecification[] {
  return [
    { id: 'relief-world', type: 'raster', source: 'relief-world', maxzoom: 3.5, paint },
    { id: 'relief-window', type: 'raster', source: 'relief-window', minzoom: 3.5, paint },
  ];
}

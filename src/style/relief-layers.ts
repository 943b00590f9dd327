import type { LayerSpecification, RasterLayerSpecification } from 'maplibre-gl';
import type { Theme } from './palette.ts';

/** How strongly the relief shows, from 0 to 1. */
const strength: Readonly<Record<Theme, number>> = { light: 0.42, dark: 0.6 };

/**
 * The shade of the hills, faint, over the land and under everything else: gone by zoom 8, where the
 * picture would be coarse. The tiles are dark ink on nothing, over the land alone.
 */
export function reliefLayers(theme: Theme): LayerSpecification[] {
  const full = strength[theme];
  const paint: NonNullable<RasterLayerSpecification['paint']> = {
    'raster-fade-duration': 0,
    'raster-opacity': ['interpolate', ['linear'], ['zoom'], 5, full, 7, full * 0.6, 8, 0],
  };
  return [
    { id: 'relief-world', type: 'raster', source: 'relief-world', maxzoom: 4, paint },
    { id: 'relief-window', type: 'raster', source: 'relief-window', minzoom: 4, paint },
  ];
}

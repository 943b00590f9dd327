import type { LayerSpecification } from 'maplibre-gl';
import { aheadPrefix, basemapParts, fineFrom } from './basemaps.ts';

/** How many zooms before they are drawn the tiles of the fine basemap are made. */
const ahead = 0.7;

/**
 * Layers that draw nothing, a little before the fine basemap takes over: MapLibre makes tiles for
 * layers in their range of zooms only, and so has them in time.
 */
export function aheadLayers(): LayerSpecification[] {
  return basemapParts.map((part) => ({
    id: `${aheadPrefix}${part}`,
    type: 'line',
    source: part,
    minzoom: fineFrom - ahead,
    maxzoom: fineFrom,
    paint: { 'line-opacity': 0 },
  }));
}

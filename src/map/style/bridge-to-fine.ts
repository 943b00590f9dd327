import type { Map as MapLibreMap } from 'maplibre-gl';
import { basemapParts, fineFrom } from '../../style/basemaps.ts';

/** All that changing from the overview to the fine basemap needs of the map. */
export type FinePort = Pick<MapLibreMap, 'on' | 'off' | 'isSourceLoaded' | 'setLayerZoomRange'>;

/**
 * Ends the `overview` layers where the fine basemap begins, in the first frame in which all of that
 * is loaded. Until then the overview stands at every zoom.
 */
export function bridgeToFine(
  map: FinePort,
  overview: readonly string[],
  isLoaded: (source: string) => boolean,
): () => void {
  const stop = () => map.off('render', check);
  const check = () => {
    if (!basemapParts.every((part) => isLoaded(part) && map.isSourceLoaded(part))) return;
    stop();
    for (const layer of overview) map.setLayerZoomRange(layer, 0, fineFrom);
  };
  map.on('render', check);
  return stop;
}

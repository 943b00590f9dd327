import type { Map as MapLibreMap, RasterTileSource } from 'maplibre-gl';
import { onLateRelief } from './serve-relief.ts';

/** How long more late tiles are waited for before all are asked for again, in milliseconds. */
const gathering = 500;

/**
 * Has the map ask again for the tiles of its relief once one has come too late, or the network is
 * back: MapLibre asks for a tile that failed only once it has been out of sight.
 */
export function renewRelief(map: Pick<MapLibreMap, 'getStyle' | 'getSource'>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const renew = () => {
    timer = undefined;
    for (const [name, { type }] of Object.entries(map.getStyle()?.sources ?? {})) {
      if (type !== 'raster') continue;
      const source = map.getSource<RasterTileSource>(name);
      source?.setTiles([...source.tiles]);
    }
  };
  const soon = () => {
    timer ??= setTimeout(renew, gathering);
  };
  const stopLate = onLateRelief(soon);
  addEventListener('online', soon);
  return () => {
    stopLate();
    removeEventListener('online', soon);
    clearTimeout(timer);
  };
}

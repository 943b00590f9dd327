import type { Map as MapLibreMap, RasterTileSource } from 'maplibre-gl';
import type { ReliefTiles } from './serve-relief.ts';

/** All that renewing needs of the map. */
export type RenewPort = Pick<MapLibreMap, 'getStyle' | 'getSource'>;

/** How long more late tiles are waited for before all are requested again, in milliseconds. */
const gathering = 500;

/**
 * Has the map request the tiles of its relief again once one has come too late, or the network is
 * back: MapLibre requests a tile that failed only once it has been out of sight. It drops all that it
 * has cached then.
 */
export function renewRelief(
  map: RenewPort,
  { onLate, clear }: Pick<ReliefTiles, 'onLate' | 'clear'>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const renew = () => {
    timer = undefined;
    clear();
    for (const [name, { type }] of Object.entries(map.getStyle()?.sources ?? {})) {
      if (type !== 'raster') continue;
      const source = map.getSource<RasterTileSource>(name);
      source?.setTiles([...source.tiles]);
    }
  };
  const soon = () => {
    timer ??= setTimeout(renew, gathering);
  };
  const stopLate = onLate(soon);
  addEventListener('online', soon);
  return () => {
    stopLate();
    removeEventListener('online', soon);
    clearTimeout(timer);
  };
}

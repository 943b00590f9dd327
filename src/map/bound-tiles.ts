import type { Map as MapLibreMap, OverscaledTileID } from 'maplibre-gl';
import type { Bounds } from '../core/bounds.ts';
import { tileMeets } from '../core/tile-meets.ts';

/** All that keeping sources to their tiles needs of the map. */
export type TilesPort = Pick<MapLibreMap, 'on' | 'off' | 'getSource'>;

/** How far beyond its tile something is drawn at most, as a share of the tile's side. */
const margin = 1 / 8;

/**
 * Has each GeoJSON source make only the tiles that its data reaches, by the data's `bbox`, each time
 * that it has new data; without a box it makes all, without features none. MapLibre makes every tile in
 * view for each, whatever is in it; a story's layers are small and many.
 */
export function boundTiles(map: TilesPort): () => void {
  const onData = ({ sourceId, sourceDataType }: { sourceId?: string; sourceDataType?: string }) => {
    if (sourceId === undefined || sourceDataType !== 'metadata') return;
    const source = map.getSource(sourceId);
    if (source?.type !== 'geojson') return;
    source.hasTile = tilesOf(source.serialize().data);
  };
  map.on('sourcedata', onData as never);
  return () => map.off('sourcedata', onData as never);
}

type Data = string | (Partial<GeoJSON.FeatureCollection> & { readonly bbox?: Bounds });

function tilesOf(data: Data): (tile: OverscaledTileID) => boolean {
  if (typeof data === 'string') return () => true;
  if (data.features?.length === 0) return () => false;
  const { bbox } = data;
  return ({ canonical }) => !bbox || tileMeets(canonical, bbox, margin);
}

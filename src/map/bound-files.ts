import { bounded } from './bounded.ts';
import { withJson } from './with-json.ts';

type Placed = Exclude<GeoJSON.Geometry, GeoJSON.GeometryCollection>;

/**
 * Gives each collection of features that is read as an answer's JSON its `bbox`. MapLibre's worker
 * sends that to the main thread, where `boundTiles` asks for it.
 */
export function boundFiles(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return withJson(fetch, (data) => bounded(data as GeoJSON.FeatureCollection<Placed>));
}

import { unwrapFeatures } from '../../core/geometry/unwrap-geometry.ts';

/** A GeoJSON file of features; none of them is a collection of geometries. */
export type Collection = GeoJSON.FeatureCollection<
  Exclude<GeoJSON.Geometry, GeoJSON.GeometryCollection>
>;

/** How long one request may take from its start to its last byte, in milliseconds. */
const patience = 30_000;

/**
 * Fetches a GeoJSON file. A request that is never answered ends, so that what waits for it can tell
 * the reader and try again. What crosses the 180th meridian is unwrapped, since MapLibre would draw it
 * around the world.
 *
 * @throws When there is no response in time, or it is no collection of features: an HTML page that a
 * network put in its place, a file cut short or of another kind. MapLibre would take some of these for
 * an empty layer and say nothing.
 */
export async function fetchCollection(
  url: string,
  get: typeof globalThis.fetch = (...of) => fetch(...of),
): Promise<Collection> {
  const response = await get(url, { signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new Error(`${url}: the server answered ${response.status}.`);
  const data: unknown = await response.json();
  if (!isCollection(data)) throw new TypeError(`${url}: not a GeoJSON collection of features.`);
  return unwrapFeatures(data);
}

function isCollection(data: unknown): data is Collection {
  const features = fieldOf(data, 'features');
  return Array.isArray(features) && features.every(isFeature);
}

function isFeature(feature: unknown): boolean {
  const coordinates = fieldOf(fieldOf(feature, 'geometry'), 'coordinates');
  return fieldOf(feature, 'type') === 'Feature' && Array.isArray(coordinates);
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

import { withJson } from './with-json.ts';

/**
 * Keeps the features of GeoJSON files out of what is copied between threads: an answer's `json()`
 * gives a collection whose features are there for who asks by name, and for nobody who lists its
 * properties. MapLibre's worker cuts the tiles, and would send each file it has read back to the main
 * thread, which wants nothing of it but would keep it for as long as the map lives.
 */
export function keepFeatures(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return withJson(fetch, hidden);
}

function hidden(data: unknown): unknown {
  const isCollection = typeof data === 'object' && data !== null && 'features' in data;
  return isCollection ? Object.defineProperty(data, 'features', { enumerable: false }) : data;
}

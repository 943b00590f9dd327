type Methods = Record<string, (...args: unknown[]) => unknown>;

declare global {
  interface Window {
    /** What all of MapLibre's maps on the page inherit from. */
    mapMethods?: Methods;
  }
}

/**
 * Runs in the page once its map is there: finds MapLibre's `Map` among what its chunk exports, and
 * leaves what its maps inherit in `window.mapMethods`.
 *
 * @returns Whether the class was found.
 */
export async function findMapClass(): Promise<boolean> {
  const addresses = performance.getEntriesByType('resource').map(({ name }) => name);
  const chunks = addresses.filter((name) => /\/maplibre-(?!gl-worker)[^/]*\.js$/.test(name));
  for (const chunk of chunks) {
    for (const value of Object.values(await import(chunk)) as { prototype?: Methods }[]) {
      const prototype = value?.prototype;
      if (prototype && 'jumpTo' in prototype) window.mapMethods = prototype;
    }
  }
  return window.mapMethods !== undefined;
}

/** What the benchmark says of a page in which the class cannot be found. */
export const noMapLibre = (page: string): string =>
  `The page "${page}" has no chunk named "maplibre" that exports MapLibre's Map, so its map cannot be watched.`;

declare global {
  interface Window {
    /** Milliseconds spent in the methods of the map that a story calls as it scrolls. */
    mapCallTime?: number;
  }
}

type Methods = Record<string, (...args: unknown[]) => unknown>;

/**
 * Runs in the page once its map is there: finds MapLibre's `Map` among what its chunk exports, and
 * times those methods that a story calls as it scrolls, together with what they cause at once, such
 * as handlers of the map's own events.
 *
 * @returns Whether the class was found.
 */
export async function timeMapCalls(): Promise<boolean> {
  window.mapCallTime = 0;
  const addresses = performance.getEntriesByType('resource').map(({ name }) => name);
  const chunks = addresses.filter((name) => /\/maplibre-(?!gl-worker)[^/]*\.js$/.test(name));
  let found = false;
  for (const chunk of chunks) {
    for (const value of Object.values(await import(chunk)) as { prototype?: Methods }[]) {
      const prototype = value?.prototype;
      if (!prototype || !('jumpTo' in prototype)) continue;
      found = true;
      for (const name of ['jumpTo', 'setPaintProperty', 'flyTo', 'cameraForBounds']) {
        const method = prototype[name];
        prototype[name] = function (this: unknown, ...args: unknown[]) {
          const began = performance.now();
          try {
            return method?.apply(this, args);
          } finally {
            window.mapCallTime = (window.mapCallTime ?? 0) + performance.now() - began;
          }
        };
      }
    }
  }
  return found;
}

import type {} from './find-map-class.ts';

declare global {
  interface Window {
    /** When the methods of the map that a story calls as it scrolls began, and how long they took. */
    mapCalls?: { readonly start: number; readonly duration: number }[];
  }
}

/**
 * Runs in the page once `findMapClass` has: times those methods of the map that a story calls as it
 * scrolls, together with what they cause at once, such as handlers of the map's own events.
 */
export function timeMapCalls(): void {
  window.mapCalls = [];
  const methods = window.mapMethods ?? {};
  let depth = 0;
  for (const name of [
    'jumpTo',
    'setPaintProperty',
    'setLayoutProperty',
    'flyTo',
    'cameraForBounds',
  ]) {
    const method = methods[name];
    methods[name] = function (this: unknown, ...args: unknown[]) {
      const start = performance.now();
      depth += 1;
      try {
        return method?.apply(this, args);
      } finally {
        depth -= 1;
        if (depth === 0) window.mapCalls?.push({ start, duration: performance.now() - start });
      }
    };
  }
}

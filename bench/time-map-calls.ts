import type {} from './find-map-class.ts';

declare global {
  interface Window {
    /** Milliseconds spent in the methods of the map that a story calls as it scrolls. */
    mapCallTime?: number;
  }
}

/**
 * Runs in the page once `findMapClass` has: times those methods of the map that a story calls as it
 * scrolls, together with what they cause at once, such as handlers of the map's own events.
 */
export function timeMapCalls(): void {
  window.mapCallTime = 0;
  const methods = window.mapMethods ?? {};
  let depth = 0;
  const timed = (method: (...args: unknown[]) => unknown) =>
    function (this: unknown, ...args: unknown[]): unknown {
      const began = performance.now();
      depth += 1;
      try {
        return method.apply(this, args);
      } finally {
        depth -= 1;
        if (depth === 0) window.mapCallTime = (window.mapCallTime ?? 0) + performance.now() - began;
      }
    };
  const called = ['jumpTo', 'setPaintProperty', 'setLayoutProperty', 'flyTo', 'cameraForBounds'];
  for (const name of called) {
    const method = methods[name];
    if (method) methods[name] = timed(method);
  }
}

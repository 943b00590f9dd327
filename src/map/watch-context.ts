import type { Map as MapLibreMap } from 'maplibre-gl';

/** All that watching the context needs of the map. */
export type ContextPort = Pick<MapLibreMap, 'on' | 'off'>;

/** How long a page that is seen waits for a lost context to come back, in milliseconds. */
const patience = 10_000;

/**
 * Calls `restored` when a lost WebGL context has come back, and `lost` when it stays away while the
 * page can be seen. A page in the background waits, since browsers take the context from those.
 */
export function watchContext(map: ContextPort, restored: () => void, lost: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (document.hidden ? wait() : lost()), patience);
  };
  const onRestored = () => {
    clearTimeout(timer);
    restored();
  };
  map.on('webglcontextlost', wait);
  map.on('webglcontextrestored', onRestored);
  return () => {
    clearTimeout(timer);
    map.off('webglcontextlost', wait);
    map.off('webglcontextrestored', onRestored);
  };
}

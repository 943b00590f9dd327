import type { Map as MapLibreMap } from 'maplibre-gl';

/** All that watching the context needs of the map. */
type ContextPort = Pick<MapLibreMap, 'on' | 'off'>;

/** How long a page that is seen waits for a lost context to come back, in milliseconds. */
const patience = 10_000;

/** What is done about a lost WebGL context. */
interface ContextEvents {
  /** The map has no style now, and nothing can be written to it. */
  readonly onLost: () => void;
  /** The context is back, and the map with the style that it had. */
  readonly onRestored: () => void;
  /** The context stays away while the page can be seen. */
  readonly onGone: () => void;
}

/**
 * Watches the map's WebGL context. A page in the background waits for it without an end, since
 * browsers take the context from those.
 */
export function watchContext(
  map: ContextPort,
  { onLost, onRestored, onGone }: ContextEvents,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (document.hidden ? wait() : onGone()), patience);
  };
  const lost = () => {
    onLost();
    wait();
  };
  const restored = () => {
    clearTimeout(timer);
    onRestored();
  };
  map.on('webglcontextlost', lost);
  map.on('webglcontextrestored', restored);
  return () => {
    clearTimeout(timer);
    map.off('webglcontextlost', lost);
    map.off('webglcontextrestored', restored);
  };
}

import type { Map as MapLibreMap } from 'maplibre-gl';

/** All that noticing the reader's hands needs of the map. */
export type GesturePort = Pick<MapLibreMap, 'on' | 'off'>;

/** Calls `onTakeover` when a gesture, a key or a button of the reader moves the camera. */
export function watchTakeover(map: GesturePort, onTakeover: () => void): () => void {
  const moved = (event: { originalEvent?: unknown }) => {
    if (event.originalEvent) onTakeover();
  };
  map.on('movestart', moved);
  return () => {
    map.off('movestart', moved);
  };
}

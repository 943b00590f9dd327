import type { Map as MapLibreMap, MapWheelEvent } from 'maplibre-gl';

/** All that noticing the reader's hands needs of the map. */
export type GesturePort = Pick<MapLibreMap, 'on' | 'off'>;

/**
 * Calls `onTakeover` when a gesture, a key or a button of the reader moves the camera. The wheel is
 * watched by itself, since MapLibre does not always say that a zoom came from it.
 */
export function watchTakeover(map: GesturePort, onTakeover: () => void): () => void {
  const moved = (event: { originalEvent?: unknown }) => {
    if (event.originalEvent) onTakeover();
  };
  const turned = ({ originalEvent }: MapWheelEvent) => {
    if (originalEvent.ctrlKey || originalEvent.metaKey) onTakeover();
  };
  map.on('movestart', moved);
  map.on('wheel', turned);
  return () => {
    map.off('movestart', moved);
    map.off('wheel', turned);
  };
}

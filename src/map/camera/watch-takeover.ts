import type { Map as MapLibreMap, MapWheelEvent } from 'maplibre-gl';

/**
 * Calls `onTakeover` when a gesture, a key or a button of the reader moves the camera. The wheel is
 * watched by itself, since MapLibre does not always say that a zoom came from it.
 */
export function watchTakeover(
  map: Pick<MapLibreMap, 'on' | 'off'>,
  onTakeover: () => void,
): () => void {
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

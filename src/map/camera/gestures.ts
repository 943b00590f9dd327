import type { Map as MapLibreMap, MapWheelEvent } from 'maplibre-gl';

/** Whether the map takes every gesture, or leaves the page those that scroll it. */
interface PageGestures {
  readonly setShared: (shared: boolean) => void;
  readonly stop: () => void;
}

/**
 * Leaves the page the gestures that scroll it while they are shared, as at first: a wheel without
 * ctrl or ⌘, and one finger. All others are the map's: two fingers, a drag with the mouse, double taps,
 * keys. MapLibre's own `cooperativeGestures` would cover the map with a notice at every one of them.
 */
export function pageGestures(
  map: Pick<MapLibreMap, 'getCanvas' | 'getCanvasContainer' | 'getContainer'>,
): PageGestures {
  const container = map.getContainer();
  const touched = [map.getCanvas(), map.getCanvasContainer()];
  let shared = true;
  const onWheel = (event: WheelEvent) => {
    if (shared && !event.ctrlKey && !event.metaKey) event.stopPropagation();
  };
  const onTouchMove = (event: TouchEvent) => {
    if (shared && event.touches.length < 2) event.stopPropagation();
  };
  const ahead = { capture: true, passive: true } as const;
  container.addEventListener('wheel', onWheel, ahead);
  container.addEventListener('touchmove', onTouchMove, ahead);
  const setShared = (next: boolean) => {
    shared = next;
    for (const { style } of touched) style.touchAction = shared ? 'pan-x pan-y' : '';
  };
  setShared(true);
  return {
    setShared,
    stop() {
      container.removeEventListener('wheel', onWheel, ahead);
      container.removeEventListener('touchmove', onTouchMove, ahead);
    },
  };
}

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

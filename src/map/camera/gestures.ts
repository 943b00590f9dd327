import type { Map as MapLibreMap, MapWheelEvent } from 'maplibre-gl';

/**
 * Leaves the page the gestures that scroll it while they are shared, as at first: a wheel without
 * ctrl or ⌘, and one finger. All others are the map's: two fingers, a drag with the mouse, double taps,
 * keys. MapLibre's own `cooperativeGestures` would cover the map with a notice at every one of them.
 */
export function pageGestures(
  map: Pick<MapLibreMap, 'getCanvas' | 'getCanvasContainer' | 'getContainer'>,
): { readonly setShared: (shared: boolean) => void; readonly stop: () => void } {
  const container = map.getContainer();
  const touched = [map.getCanvas(), map.getCanvasContainer()];
  const stopping = new AbortController();
  const ahead = { capture: true, passive: true, signal: stopping.signal } as const;
  let shared = true;
  const onWheel = (event: WheelEvent) => {
    if (shared && !event.ctrlKey && !event.metaKey) event.stopPropagation();
  };
  const onTouchMove = (event: TouchEvent) => {
    if (shared && event.touches.length < 2) event.stopPropagation();
  };
  container.addEventListener('wheel', onWheel, ahead);
  container.addEventListener('touchmove', onTouchMove, ahead);
  const setShared = (next: boolean) => {
    shared = next;
    for (const { style } of touched) style.touchAction = shared ? 'pan-x pan-y' : '';
  };
  setShared(true);
  return { setShared, stop: () => stopping.abort() };
}

/**
 * Calls `onTakeover` when a gesture, a key or a button of the reader moves the camera. The wheel is
 * watched by itself, since MapLibre does not always say that a zoom came from it.
 */
export function watchTakeover(map: Pick<MapLibreMap, 'on'>, onTakeover: () => void): void {
  map.on('movestart', (event: { originalEvent?: unknown }) => {
    if (event.originalEvent) onTakeover();
  });
  map.on('wheel', ({ originalEvent }: MapWheelEvent) => {
    if (originalEvent.ctrlKey || originalEvent.metaKey) onTakeover();
  });
}

import type { Map as MapLibreMap } from 'maplibre-gl';

/** All that resizing needs of the map. */
export type ResizePort = Pick<
  MapLibreMap,
  'getCanvas' | 'getContainer' | 'getPixelRatio' | 'resize'
>;

/**
 * Returns a function that fits the map to its container where it does not fit yet. MapLibre's own `resize` ends
 * the gesture under the reader's fingers, even where nothing has changed.
 */
export function resizeWhenNeeded(map: ResizePort): () => void {
  let ratio = map.getPixelRatio();
  return () => {
    const { clientWidth, clientHeight } = map.getContainer();
    const canvas = map.getCanvas();
    const now = map.getPixelRatio();
    const same = canvas.clientWidth === clientWidth && canvas.clientHeight === clientHeight;
    if (same && ratio === now) return;
    ratio = now;
    map.resize();
  };
}

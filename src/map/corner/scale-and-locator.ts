import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Bounds } from '../../core/camera/bounds.ts';
import type { LngLat } from '../../core/camera/mercator.ts';
import { mapSize } from '../camera/map-camera.ts';
import { coveredSource } from '../scene/keep-labels-clear.ts';
import { createLocator } from './locator.ts';
import { scaleBar } from './scale-bar.ts';

/** The corners of the part of the map that nothing covers. */
function freeCorners(map: MapLibreMap, { width, height }: ReturnType<typeof mapSize>): LngLat[] {
  const { top = 0, right = 0, bottom = 0, left = 0 } = map.getPadding();
  const [xs, ys] = [
    [left, width - right],
    [top, height - bottom],
  ];
  return xs.flatMap((x) =>
    ys.map((y): LngLat => {
      const { lng, lat } = map.unproject([x, y]);
      return [lng, lat];
    }),
  );
}

/** Whether a label of the map lies in a box of the screen. */
function hasLabel(map: MapLibreMap, box: DOMRect): boolean {
  const symbols = map
    .getLayersOrder()
    .filter((id) => id !== coveredSource && map.getLayer(id)?.type === 'symbol');
  const { left, top } = map.getContainer().getBoundingClientRect();
  const inMap: [[number, number], [number, number]] = [
    [box.left - left, box.top - top],
    [box.right - left, box.bottom - top],
  ];
  return map.queryRenderedFeatures(inMap, { layers: symbols }).length > 0;
}

/**
 * Keeps the scale and the locator true to what the map shows, from when it is first idle. Returns what
 * stops it.
 */
export function scaleAndLocator(
  map: MapLibreMap,
  scale: HTMLElement | null,
  region: Bounds,
): () => void {
  const container = map.getContainer();
  const locator = createLocator(container.parentElement ?? container, region);
  const writeScale = scale && scaleBar(scale);
  let size = mapSize(map);
  const resize = () => {
    size = mapSize(map);
  };
  const show = () => {
    const zoom = map.getZoom();
    writeScale?.(zoom, map.getCenter().lat);
    locator.show(zoom, () => freeCorners(map, size));
  };
  const yieldToLabels = () => locator.yieldTo((box) => hasLabel(map, box));
  map.on('resize', resize);
  map.on('move', show);
  map.on('idle', yieldToLabels);
  map.once('idle', show);
  return () => {
    map.off('resize', resize);
    map.off('move', show);
    map.off('idle', show);
    map.off('idle', yieldToLabels);
    locator.stop();
    scale?.replaceChildren();
  };
}

import { type JumpToOptions, LngLat, type Map as MapLibreMap } from 'maplibre-gl';
import { withinReach } from '../../core/camera/bounds.ts';
import type { Camera } from '../../core/camera/camera.ts';
import { clamp } from '../../core/numbers.ts';
import type { World } from '../../core/story/story-data.ts';

/** Where a map is seen from now. */
export function mapCamera(
  map: Pick<MapLibreMap, 'getCenter' | 'getZoom' | 'getBearing' | 'getPitch' | 'getPadding'>,
): Camera {
  const { lng, lat } = map.getCenter();
  const { top = 0, right = 0, bottom = 0, left = 0 } = map.getPadding();
  return {
    center: [lng, lat],
    zoom: map.getZoom(),
    bearing: map.getBearing(),
    pitch: map.getPitch(),
    padding: { top, right, bottom, left },
  };
}

/** Moves a map to a camera at once. MapLibre wants a center of its own to change; ours is readonly. */
export function jumpTo(
  map: { jumpTo(options: JumpToOptions): unknown },
  { center: [lng, lat], ...others }: Camera,
): void {
  map.jumpTo({ center: [lng, lat], ...others });
}

/** The size of a map in CSS pixels; reading it may have the browser lay the page out. */
export function mapSize(map: Pick<MapLibreMap, 'getContainer'>) {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  return { width, height };
}

/** How far out the reader may zoom. */
export const farthestZoom = 1;

/** Keeps the story's world in view, however the map is moved. */
export function keepInReach(
  map: Pick<MapLibreMap, 'setTransformConstrain' | 'getCanvas' | 'getPadding'>,
  world: Pick<World, 'reach' | 'closestZoom'>,
): void {
  map.setTransformConstrain((center, zoom) => {
    const { top = 0, bottom = 0 } = map.getPadding();
    // MapLibre writes the size there; `clientHeight` would have the page laid out in each frame of a scroll.
    const canvas = Number.parseFloat(map.getCanvas().style.height);
    const height = Math.max(canvas - top - bottom, 1);
    const wanted = clamp(Number(zoom), farthestZoom, world.closestZoom);
    const kept = withinReach([center.lng, center.lat], wanted, height, world.reach);
    const [lng, lat] = kept.center;
    return { center: new LngLat(lng, lat), zoom: kept.zoom };
  });
}

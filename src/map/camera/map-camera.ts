import { type JumpToOptions, LngLat, type Map as MapLibreMap } from 'maplibre-gl';
import { withinReach } from '../../core/camera/bounds.ts';
import type { Camera } from '../../core/camera/camera.ts';
import { clamp } from '../../core/numbers.ts';
import type { World } from '../../core/story/story-data.ts';

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

/** MapLibre wants a mutable center; ours is readonly. */
export function jumpTo(
  map: { jumpTo(options: JumpToOptions): unknown },
  { center: [lng, lat], ...others }: Camera,
): void {
  map.jumpTo({ center: [lng, lat], ...others });
}

/** In CSS pixels; reading it may force a reflow. */
export function mapSize(map: Pick<MapLibreMap, 'getContainer'>) {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  return { width, height };
}

export const farthestZoom = 1;

/** Keeps the story's world in view. */
export function keepInReach(
  map: Pick<MapLibreMap, 'setTransformConstrain' | 'getCanvas' | 'getPadding'>,
  world: Pick<World, 'reach' | 'closestZoom'>,
): void {
  map.setTransformConstrain((center, zoom) => {
    const { top = 0, bottom = 0 } = map.getPadding();
    // Where MapLibre writes the size; `clientHeight` would force a reflow in each frame of a scroll.
    const canvas = Number.parseFloat(map.getCanvas().style.height);
    const height = Math.max(canvas - top - bottom, 1);
    const wanted = clamp(Number(zoom), farthestZoom, world.closestZoom);
    const kept = withinReach([center.lng, center.lat], wanted, height, world.reach);
    const [lng, lat] = kept.center;
    return { center: new LngLat(lng, lat), zoom: kept.zoom };
  });
}

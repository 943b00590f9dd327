import { LngLat, type Map as MapLibreMap } from 'maplibre-gl';
import { withinReach } from '../../core/camera/bounds.ts';
import { clamp } from '../../core/numbers.ts';
import type { World } from '../../core/story/story-data.ts';

/** How far out the reader may zoom. */
export const farthestZoom = 1;

/** Keeps the story's world in view, however the map is moved. */
export function keepInReach(
  map: Pick<MapLibreMap, 'setTransformConstrain' | 'getContainer' | 'getPadding'>,
  world: Pick<World, 'reach' | 'closestZoom'>,
): void {
  map.setTransformConstrain((center, zoom) => {
    const { top = 0, bottom = 0 } = map.getPadding();
    const height = Math.max(map.getContainer().clientHeight - top - bottom, 1);
    const wanted = clamp(Number(zoom), farthestZoom, world.closestZoom);
    const kept = withinReach([center.lng, center.lat], wanted, height, world.reach);
    const [lng, lat] = kept.center;
    return { center: new LngLat(lng, lat), zoom: kept.zoom };
  });
}

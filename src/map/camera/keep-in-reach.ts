import { LngLat, type Map as MapLibreMap } from 'maplibre-gl';
import { closestZoom } from '../../core/camera/closest-zoom.ts';
import { withinReach } from '../../core/camera/within-reach.ts';

/** All that keeping the map in reach needs of it. */
export type ReachPort = Pick<MapLibreMap, 'setTransformConstrain' | 'getContainer' | 'getPadding'>;

/** How far the reader may take the center of the map: the story's world and some way around it. */
const reach = { bounds: [65, -15, 160, 62], worldSize: 512 } as const;

/** How close and how far the reader may zoom. */
export const zoomLimits = { minZoom: 1, maxZoom: closestZoom } as const;

/** Keeps the story's world in view, however the map is moved. */
export function keepInReach(map: ReachPort): void {
  map.setTransformConstrain((center, zoom) => {
    const { top = 0, bottom = 0 } = map.getPadding();
    const height = Math.max(map.getContainer().clientHeight - top - bottom, 1);
    const wanted = Math.min(Math.max(Number(zoom), zoomLimits.minZoom), zoomLimits.maxZoom);
    const kept = withinReach([center.lng, center.lat], wanted, height, reach);
    const [lng, lat] = kept.center;
    return { center: new LngLat(lng, lat), zoom: kept.zoom };
  });
}

import { clamp } from '../clamp.ts';
import { type Bounds, unwrapped } from './bounds.ts';
import type { LngLat } from './lng-lat.ts';
import { fromMercator, toMercator, worldSize } from './mercator.ts';
import { nearAngle } from './near-angle.ts';

/**
 * The nearest place to look from that keeps the center in its bounds and shows nothing beyond the
 * ends of the Mercator plane, for a view of some height in CSS pixels. Its longitude lies within
 * ±180. A place within reach comes back as it is.
 */
export function withinReach(
  center: LngLat,
  zoom: number,
  height: number,
  bounds: Bounds,
): { readonly center: LngLat; readonly zoom: number } {
  const enough = Math.max(zoom, Math.log2(height / worldSize(0)));
  const half = height / 2 / worldSize(enough);
  const [lng, lat] = center;
  const [west, south, east, north] = unwrapped(bounds);
  const own = nearAngle(lng, (west + east) / 2);
  const kept = clamp(own, west, east);
  const near: LngLat = [nearAngle(kept === own ? lng : kept), clamp(lat, south, north)];
  const [x, y] = toMercator(near);
  const inside = clamp(y, half, 1 - half);
  const seen = inside === y ? near : fromMercator([x, inside]);
  const same = seen[0] === lng && seen[1] === lat;
  return { center: same ? center : seen, zoom: enough };
}

import type { LngLat } from '../camera/lng-lat.ts';
import { type MercatorPoint, toMercator } from '../camera/mercator.ts';
import { nearAngle } from '../camera/near-angle.ts';
import { clamp } from '../clamp.ts';

/**
 * How far along a line the place on it that is nearest to a position lies, on the map: as a share of
 * its length from 0 to 1, as a route's drawing is. The position may be in another copy of the world.
 */
export function nearestShare(line: readonly LngLat[], position: LngLat): number {
  const points = line.map(toMercator);
  const [, y] = toMercator(position);
  let [length, nearest, least] = [0, 0, Number.POSITIVE_INFINITY];
  points.slice(1).forEach((to, i) => {
    const from = points[i] ?? to;
    const middle = ((from[0] + to[0]) / 2 - 0.5) * 360;
    const [x] = toMercator([nearAngle(position[0], middle), position[1]]);
    const [east, south] = [to[0] - from[0], to[1] - from[1]];
    const own = Math.hypot(east, south);
    const t = own > 0 ? shareOf([x - from[0], y - from[1]], [east, south]) : 0;
    const distance = Math.hypot(from[0] + east * t - x, from[1] + south * t - y);
    if (distance < least) [least, nearest] = [distance, length + own * t];
    length += own;
  });
  return length > 0 ? nearest / length : 0;
}

/** How far along a vector another one reaches, from 0 to 1. */
function shareOf([x, y]: MercatorPoint, [east, south]: MercatorPoint): number {
  return clamp((x * east + y * south) / (east * east + south * south), 0, 1);
}

import { clamp } from '../numbers.ts';
import {
  fromMercator,
  greatCircleKm,
  type LngLat,
  nearAngle,
  toMercator,
  worldSize,
} from './mercator.ts';

/** A GeoJSON `bbox`, in degrees. If west > east it crosses the 180th meridian (RFC 7946, 5.2). */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Returns the box with east ≥ west, if need be beyond 180; moves its middle to within 180° of `near`, if given. */
export function unwrapped([west, south, east, north]: Bounds, near?: number): Bounds {
  const end = east < west ? east + 360 * Math.ceil((west - east) / 360) : east;
  const turns = near === undefined ? 0 : Math.floor(((west + end) / 2 - near + 180) / 360);
  return turns === 0
    ? [west, south, end, north]
    : [west - 360 * turns, south, end - 360 * turns, north];
}

/** Returns a box's left, top, right and bottom, unwrapped, in units of Web Mercator's square. */
export function mercatorBox(bounds: Bounds): readonly [number, number, number, number] {
  const [west, south, east, north] = unwrapped(bounds);
  return [...toMercator([west, north]), ...toMercator([east, south])];
}

/** True if a position, in any copy of the world, is in the box or on its edge. */
export function boundsContain(bounds: Bounds, [lng, lat]: LngLat): boolean {
  const [west, south, east, north] = unwrapped(bounds);
  const near = nearAngle(lng, (west + east) / 2);
  return near >= west && near <= east && lat >= south && lat <= north;
}

/** True if two boxes, in any copies of the world, overlap or touch. */
export function boundsMeet(one: Bounds, other: Bounds): boolean {
  const [west, south, east, north] = unwrapped(one);
  const [left, bottom, right, top] = unwrapped(other, (west + east) / 2);
  return left <= east && right >= west && bottom <= north && top >= south;
}

/** Measures a box along its middle latitude. */
export function widthKm(bounds: Bounds): number {
  const [west, south, east, north] = unwrapped(bounds);
  const lat = (south + north) / 2;
  const parts = Math.max(1, Math.ceil((east - west) / 180));
  return parts * greatCircleKm([west, lat], [west + (east - west) / parts, lat]);
}

/** Returns the unwrapped box around all boxes, or the world if there are none. */
export function boundsAround([first = [-180, -80, 180, 84], ...others]: readonly Bounds[]): Bounds {
  let box = unwrapped(first);
  for (const other of others) {
    const [west, south, east, north] = unwrapped(other, (box[0] + box[2]) / 2);
    const [left, bottom, right, top] = box;
    box = [
      Math.min(left, west),
      Math.min(bottom, south),
      Math.max(right, east),
      Math.max(top, north),
    ];
  }
  return box;
}

/** Keeps a view `height` CSS pixels high within the bounds and off the poles; returns `center` itself if it stays. */
export function withinReach(center: LngLat, zoom: number, height: number, bounds: Bounds) {
  const enough = Math.max(zoom, Math.log2(height / worldSize(0)));
  const half = height / 2 / worldSize(enough);
  const [lng, lat] = center;
  const [west, south, east, north] = unwrapped(bounds);
  const inCopy = nearAngle(lng, (west + east) / 2);
  const inBounds = clamp(inCopy, west, east);
  const near: LngLat = [nearAngle(inBounds === inCopy ? lng : inBounds), clamp(lat, south, north)];
  const [x, y] = toMercator(near);
  const inside = clamp(y, half, 1 - half);
  const moved = inside === y ? near : fromMercator([x, inside]);
  const same = moved[0] === lng && moved[1] === lat;
  return { center: same ? center : moved, zoom: enough };
}

export function overlap(one: Bounds, other: Bounds): Bounds | undefined {
  const [left, bottom, right, top] = unwrapped(other);
  const [west, south, east, north] = unwrapped(one, (left + right) / 2);
  const isRound = right - left >= 360;
  const common: Bounds = [
    isRound ? west : Math.max(west, left),
    Math.max(south, bottom),
    isRound ? east : Math.min(east, right),
    Math.min(north, top),
  ];
  return common[0] < common[2] && common[1] < common[3] ? common : undefined;
}

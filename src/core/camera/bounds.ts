import { clamp } from '../numbers.ts';
import {
  fromMercator,
  greatCircleKm,
  type LngLat,
  nearAngle,
  toMercator,
  worldSize,
} from './mercator.ts';

/**
 * A box of longitude and latitude in degrees as `[west, south, east, north]`, the order of a GeoJSON
 * `bbox`. Where west is above east it crosses the 180th meridian (RFC 7946, section 5.2).
 */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/**
 * The same box with its east at or above its west, past 180 where it crosses the 180th meridian.
 *
 * @param near A longitude; given, the box is that copy whose middle lies from 180 degrees west of it up to
 * 180 degrees east of it.
 */
export function unwrapped([west, south, east, north]: Bounds, near?: number): Bounds {
  const end = east < west ? east + 360 * Math.ceil((west - east) / 360) : east;
  const turns = near === undefined ? 0 : Math.floor(((west + end) / 2 - near + 180) / 360);
  return turns === 0
    ? [west, south, end, north]
    : [west - 360 * turns, south, end - 360 * turns, north];
}

/** Whether a position lies in the box or on its edge, whichever copy of the world it is written in. */
export function boundsContain(bounds: Bounds, [lng, lat]: LngLat): boolean {
  const [west, south, east, north] = unwrapped(bounds);
  const near = nearAngle(lng, (west + east) / 2);
  return near >= west && near <= east && lat >= south && lat <= north;
}

/** Whether two boxes have a place or an edge in common, whichever copy of the world they are written in. */
export function boundsMeet(one: Bounds, other: Bounds): boolean {
  const [west, south, east, north] = unwrapped(one);
  const [left, bottom, right, top] = unwrapped(other, (west + east) / 2);
  return left <= east && right >= west && bottom <= north && top >= south;
}

/** How wide the box is over the ground, in kilometres, along its middle latitude. */
export function widthKm(bounds: Bounds): number {
  const [west, south, east, north] = unwrapped(bounds);
  const lat = (south + north) / 2;
  const parts = Math.max(1, Math.ceil((east - west) / 180));
  return parts * greatCircleKm([west, lat], [west + (east - west) / parts, lat]);
}

/**
 * The box around boxes, with its east beyond 180° where it crosses the 180th meridian; the world where
 * there is none.
 */
export function boundsAround([first = [-180, -80, 180, 84], ...others]: readonly Bounds[]): Bounds {
  let box = unwrapped(first);
  for (const other of others) {
    const [west, south, east, north] = unwrapped(other, (box[0] + box[2]) / 2);
    box = [
      Math.min(box[0], west),
      Math.min(box[1], south),
      Math.max(box[2], east),
      Math.max(box[3], north),
    ];
  }
  return box;
}

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

/** What two boxes have in common; nothing where they lie apart. */
export function overlap(one: Bounds, other: Bounds): Bounds | undefined {
  const [left, bottom, right, top] = unwrapped(other);
  const [west, south, east, north] = unwrapped(one, (left + right) / 2);
  const common: Bounds = [
    Math.max(west, left),
    Math.max(south, bottom),
    Math.min(east, right),
    Math.min(north, top),
  ];
  return common[0] < common[2] && common[1] < common[3] ? common : undefined;
}

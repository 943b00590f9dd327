import { greatCircleKm } from '../route/great-circle-km.ts';
import type { LngLat } from './lng-lat.ts';
import { nearAngle } from './near-angle.ts';

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
export function contains(bounds: Bounds, [lng, lat]: LngLat): boolean {
  const [west, south, east, north] = unwrapped(bounds);
  const near = nearAngle(lng, (west + east) / 2);
  return near >= west && near <= east && lat >= south && lat <= north;
}

/** How wide the box is over the ground, in kilometres, along its middle latitude. */
export function widthKm(bounds: Bounds): number {
  const [west, south, east, north] = unwrapped(bounds);
  const lat = (south + north) / 2;
  const parts = Math.max(1, Math.ceil((east - west) / 180));
  return parts * greatCircleKm([west, lat], [west + (east - west) / parts, lat]);
}

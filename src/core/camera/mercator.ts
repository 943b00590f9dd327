import { clamp } from '../clamp.ts';
import type { LngLat } from './lng-lat.ts';

/** A position in the unit square of Web Mercator: `x` grows eastward and `y` southward, both 0..1. */
export type MercatorPoint = readonly [x: number, y: number];

/** The latitude in degrees at which Web Mercator's square ends: atan(sinh π). */
const edgeLatitude = (Math.atan(Math.sinh(Math.PI)) * 180) / Math.PI;

/** Projects a position to the unit square of Web Mercator; latitudes beyond its edge lie on the edge. */
export function toMercator([lng, lat]: LngLat): MercatorPoint {
  const inside = clamp(lat, -edgeLatitude, edgeLatitude);
  const y = Math.asinh(Math.tan((inside * Math.PI) / 180));
  return [0.5 + lng / 360, 0.5 - y / (2 * Math.PI)];
}

/** The inverse of {@link toMercator}. */
export function fromMercator([x, y]: MercatorPoint): LngLat {
  const lat = Math.atan(Math.sinh(2 * Math.PI * (0.5 - y)));
  return [(x - 0.5) * 360, (lat * 180) / Math.PI];
}

/** The side of the unit square of Web Mercator in CSS pixels: 512 at zoom 0, as in MapLibre. */
export function worldSize(zoom: number): number {
  return 512 * 2 ** zoom;
}

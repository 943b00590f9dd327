import type { LngLat } from '../camera/lng-lat.ts';

/** The mean radius of the earth in kilometres (IUGG, R₁). */
const earthRadiusKm = 6371.0088;

/** The distance between two positions over a sphere in kilometres, by the haversine formula. */
export function greatCircleKm([lngA, latA]: LngLat, [lngB, latB]: LngLat): number {
  const radians = Math.PI / 180;
  const north = Math.sin(((latB - latA) * radians) / 2) ** 2;
  const east = Math.sin(((lngB - lngA) * radians) / 2) ** 2;
  const h = north + east * Math.cos(latA * radians) * Math.cos(latB * radians);
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(h, 1)));
}

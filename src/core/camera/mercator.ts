import { clamp, roundDown } from '../numbers.ts';

/** In degrees on WGS 84, in GeoJSON's order. */
export type LngLat = readonly [longitude: number, latitude: number];

/** Returns the equivalent angle within 180° of `to`, which is exactly `degrees` if that is already within range. */
export function nearAngle(degrees: number, to = 0): number {
  const away = degrees - to;
  return Math.abs(away) <= 180 ? degrees : degrees - 360 * Math.round(away / 360);
}

/** True if two positions are the same, in any copies of the world. */
export const isSamePlace = ([lngA, latA]: LngLat, [lngB, latB]: LngLat): boolean =>
  latA === latB && Math.abs(nearAngle(lngA, lngB) - lngB) < 1e-9;

/** The earth's mean radius (IUGG's R₁). */
const earthRadiusKm = 6371.0088;

/** Kilometres per degree of latitude. */
export const kmPerDegree = 111.195;

/** Measures a distance on a sphere, by the haversine formula. */
export function greatCircleKm([lngA, latA]: LngLat, [lngB, latB]: LngLat): number {
  const radians = Math.PI / 180;
  const north = Math.sin(((latB - latA) * radians) / 2) ** 2;
  const east = Math.sin(((lngB - lngA) * radians) / 2) ** 2;
  const h = north + east * Math.cos(latA * radians) * Math.cos(latB * radians);
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(h, 1)));
}

/** A position in Web Mercator's unit square, with `y` pointing south. */
export type MercatorPoint = readonly [x: number, y: number];

/** The latitude of the square's edge: atan(sinh π), in degrees. */
const edgeLatitude = (Math.atan(Math.sinh(Math.PI)) * 180) / Math.PI;

/** Projects a position; latitudes beyond the edge of Web Mercator's square are moved to the edge. */
export function toMercator([lng, lat]: LngLat): MercatorPoint {
  const inside = clamp(lat, -edgeLatitude, edgeLatitude);
  const y = Math.asinh(Math.tan((inside * Math.PI) / 180));
  return [0.5 + lng / 360, 0.5 - y / (2 * Math.PI)];
}

export function fromMercator([x, y]: MercatorPoint): LngLat {
  const lat = Math.atan(Math.sinh(2 * Math.PI * (0.5 - y)));
  return [(x - 0.5) * 360, (lat * 180) / Math.PI];
}

/** The side of Web Mercator's square in CSS pixels; 512 at zoom 0, as in MapLibre. */
export const worldSize = (zoom: number): number => 512 * 2 ** zoom;

const circumferenceKm = 2 * Math.PI * 6378.137;

export const pixelKm = (zoom: number, latitude: number): number =>
  (circumferenceKm * Math.cos((latitude * Math.PI) / 180)) / worldSize(zoom);

/** Picks a round scale bar no longer than `maxWidth` CSS pixels, in the first of `units` (in km) that fits. */
export function roundScale(zoom: number, latitude: number, maxWidth: number, units = [1]) {
  const pixel = pixelKm(zoom, latitude);
  const max = maxWidth * pixel;
  const unit = units.find((each) => each <= 2 * max) ?? units.at(-1) ?? 1;
  const km = roundDown(max / unit) * unit;
  return { km, length: km / pixel };
}

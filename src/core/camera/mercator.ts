import { clamp } from '../numbers.ts';

/** A position on WGS 84 as `[longitude, latitude]` in degrees, the order of GeoJSON. */
export type LngLat = readonly [longitude: number, latitude: number];

/** Returns the equivalent angle, in degrees, within 180 of `to`; the same number where it is already. */
export function nearAngle(degrees: number, to = 0): number {
  const away = degrees - to;
  return Math.abs(away) <= 180 ? degrees : degrees - 360 * Math.round(away / 360);
}

/** Whether two positions, in any copies of the world, are the same. */
export const isSamePlace = ([lngA, latA]: LngLat, [lngB, latB]: LngLat): boolean =>
  latA === latB && Math.abs(nearAngle(lngA, lngB) - lngB) < 1e-9;

/** The mean radius of the earth in kilometres (IUGG, R₁). */
const earthRadiusKm = 6371.0088;

/** Kilometres in a degree of latitude. */
export const kmPerDegree = 111.195;

/** In kilometres on a sphere, by the haversine formula. */
export function greatCircleKm([lngA, latA]: LngLat, [lngB, latB]: LngLat): number {
  const radians = Math.PI / 180;
  const north = Math.sin(((latB - latA) * radians) / 2) ** 2;
  const east = Math.sin(((lngB - lngA) * radians) / 2) ** 2;
  const h = north + east * Math.cos(latA * radians) * Math.cos(latB * radians);
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(h, 1)));
}

/** A position in the unit square of Web Mercator: `x` eastward, `y` southward. */
export type MercatorPoint = readonly [x: number, y: number];

/** The latitude in degrees at which Web Mercator's square ends: atan(sinh π). */
const edgeLatitude = (Math.atan(Math.sinh(Math.PI)) * 180) / Math.PI;

/** Projects to the unit square of Web Mercator; latitudes beyond its edge go to the edge. */
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

/** The side of that square in CSS pixels: 512 at zoom 0, as in MapLibre. */
export const worldSize = (zoom: number): number => 512 * 2 ** zoom;

/** The circumference of the earth on Web Mercator's sphere, in kilometres. */
const circumferenceKm = 2 * Math.PI * 6378.137;

/** The kilometres that a CSS pixel covers at a zoom and a latitude in degrees. */
export const pixelKm = (zoom: number, latitude: number): number =>
  (circumferenceKm * Math.cos((latitude * Math.PI) / 180)) / worldSize(zoom);

/** A scale bar of at most `longest` CSS pixels, round in the first of some units, in kilometres, that is short enough. */
export function roundScale(zoom: number, latitude: number, longest: number, units = [1]) {
  const pixel = pixelKm(zoom, latitude);
  const most = longest * pixel;
  const unit = units.find((each) => each <= 2 * most) ?? units.at(-1) ?? 1;
  const km = roundLength(most / unit) * unit;
  return { km, length: km / pixel };
}

/** Returns 1, 2 or 5 times a power of ten, at most `most`. */
function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2].find((factor) => factor * power <= most) ?? 1) * power;
}

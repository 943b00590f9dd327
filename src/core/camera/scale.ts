import { worldSize } from './mercator.ts';

/** The circumference of the earth on Web Mercator's sphere, in kilometres. */
const circumferenceKm = 2 * Math.PI * 6378.137;

/** How many kilometres a CSS pixel of the map shows at a zoom and a latitude in degrees. */
export function kmPerPixel(zoom: number, latitude: number): number {
  return (circumferenceKm * Math.cos((latitude * Math.PI) / 180)) / worldSize(zoom);
}

/** The longest round length, 1, 2 or 5 times a power of ten, that is no longer than `most`. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2].find((factor) => factor * power <= most) ?? 1) * power;
}

import { worldSize } from './mercator.ts';

/** The circumference of the earth on Web Mercator's sphere, in kilometres. */
const circumferenceKm = 2 * Math.PI * 6378.137;

/** A scale bar: a round number of kilometres and its length in CSS pixels. */
interface ScaleBar {
  readonly km: number;
  readonly length: number;
}

/** The longest scale bar of a round length that is true at a latitude in degrees, and no longer than `longest`. */
export function scaleBar(zoom: number, latitude: number, longest: number): ScaleBar {
  const pixelKm = (circumferenceKm * Math.cos((latitude * Math.PI) / 180)) / worldSize(zoom);
  const km = roundLength(longest * pixelKm);
  return { km, length: km / pixelKm };
}

/** The longest round length, 1, 2 or 5 times a power of ten, that is no longer than `most`. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2].find((factor) => factor * power <= most) ?? 1) * power;
}

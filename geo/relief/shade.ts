import { blur } from './blur.ts';
import type { Raster } from './raster.ts';

/** The difference in brightness from the surroundings that counts as full shade or full light. */
const full = 0.35;

/** Less land than this in the surroundings says nothing about them. */
const leastLand = 0.02;

/**
 * How much lighter, to 1, or darker, to −1, each place on land is than the land around it; 0 at sea.
 * The surroundings count land alone, so that a plain by the sea stays clean.
 *
 * @param grey the relief from 0, black, to 1, white
 * @param land how much of each value is land, from 0 to 1
 * @param radius of the surroundings in values
 */
export const shadeOf = (grey: Raster, land: Raster, radius: number): Raster => {
  const greyOfLand = grey.values.map((value, index) => value * (land.values[index] ?? 0));
  const around = blur({ ...grey, values: greyOfLand }, radius);
  const landAround = blur(land, radius);
  const values = grey.values.map((value, index) => {
    const share = landAround.values[index] ?? 0;
    if (share < leastLand) return 0;
    const lighter = value - (around.values[index] ?? 0) / share;
    return Math.min(1, Math.max(-1, lighter / full)) * (land.values[index] ?? 0);
  });
  return { ...grey, values };
};

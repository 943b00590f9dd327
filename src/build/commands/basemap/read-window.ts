import type { Bounds } from '../../../core/camera/bounds.ts';
import { withinTurn } from './window.ts';

/**
 * Reads the window of a basemap as it is written on the command line, such as `-25,63,-13,67`.
 *
 * @throws where it is no window, with what one looks like
 */
export function readWindow(written: string): Bounds {
  const numbers = written
    .split(',')
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = numbers;
  const isSound =
    numbers.length === 4 &&
    Math.abs(west) <= 360 &&
    Math.abs(east) <= 360 &&
    west !== east &&
    south >= -90 &&
    south < north &&
    north <= 90;
  if (!isSound) {
    throw new Error(
      `--window ${written} is no window: write west,south,east,north in degrees, such as --window -25,63,-13,67. Over the 180th meridian west is above east: 176,-20,-178,-15.`,
    );
  }
  return withinTurn([west, south, east, north]);
}

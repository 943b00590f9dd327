import type { Bounds } from './bounds.ts';
import { toMercator } from './mercator.ts';

/** A tile of Web Mercator's pyramid: `x` counts eastward and `y` southward, both from 0 to 2^z − 1. */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Whether a tile and what lies within `margin` of it, a share of its side, have a part of a box. A box
 * that passes the antimeridian meets every tile of its latitudes.
 */
export function tileMeets(
  { z, x, y }: TileAddress,
  [west, south, east, north]: Bounds,
  margin: number,
): boolean {
  const tiles = 2 ** z;
  const [left, top] = toMercator([west, north]);
  const [right, bottom] = toMercator([east, south]);
  const around = left < 0 || right > 1;
  const meets = (from: number, to: number, at: number) =>
    to * tiles >= at - margin && from * tiles <= at + 1 + margin;
  return (around || meets(left, right, x)) && meets(top, bottom, y);
}

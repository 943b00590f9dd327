import type { Bounds } from '../../core/camera/bounds.ts';
import { toMercator } from '../../core/camera/mercator.ts';

/** A tile of the Web Mercator pyramid: its zoom, its column from the west and its row from the north. */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** A block of tiles of a zoom: its first and last column and row. */
export interface Block {
  readonly z: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The tiles of a zoom that touch a box. */
export const blockOf = ([west, south, east, north]: Bounds, z: number): Block => {
  const tileAt = (share: number): number => Math.min(2 ** z - 1, Math.floor(share * 2 ** z));
  const [left, top] = toMercator([west, north]).map(tileAt);
  const [right, bottom] = toMercator([east, south]).map(tileAt);
  return { z, left: left ?? 0, top: top ?? 0, right: right ?? 0, bottom: bottom ?? 0 };
};

/** The tiles of a finer zoom that fill the same ground. */
export const finerBlock = ({ z, left, top, right, bottom }: Block, finer: number): Block => {
  const times = 2 ** (finer - z);
  return {
    z: finer,
    left: left * times,
    top: top * times,
    right: (right + 1) * times - 1,
    bottom: (bottom + 1) * times - 1,
  };
};

/** Every tile of a block, column by column from the north-west. */
export const tilesOfBlock = ({ z, left, top, right, bottom }: Block): TileAddress[] =>
  Array.from({ length: right - left + 1 }, (_, column) =>
    Array.from({ length: bottom - top + 1 }, (__, row) => ({ z, x: left + column, y: top + row })),
  ).flat();

/** A grid of values, row by row from the north-west. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** A raster of half the width and height; each value is the mean of four. */
export const halved = ({ width, height, values }: Raster): Raster => {
  const [halfWidth, halfHeight] = [width >> 1, height >> 1];
  const mean = new Float32Array(halfWidth * halfHeight);
  for (let y = 0; y < halfHeight; y += 1) {
    for (let x = 0; x < halfWidth; x += 1) {
      const at = 2 * y * width + 2 * x;
      const sum =
        (values[at] ?? 0) +
        (values[at + 1] ?? 0) +
        (values[at + width] ?? 0) +
        (values[at + width + 1] ?? 0);
      mean[y * halfWidth + x] = sum / 4;
    }
  }
  return { width: halfWidth, height: halfHeight, values: mean };
};

/** The running mean of each row, with rows and columns exchanged. */
const meanAcross = ({ width, height, values }: Raster, radius: number): Raster => {
  const mean = new Float32Array(values.length);
  for (let y = 0; y < height; y += 1) {
    const at = (x: number): number => values[y * width + Math.min(width - 1, Math.max(0, x))] ?? 0;
    let sum = 0;
    for (let x = -radius; x <= radius; x += 1) sum += at(x);
    for (let x = 0; x < width; x += 1) {
      mean[x * height + y] = sum / (2 * radius + 1);
      sum += at(x + radius + 1) - at(x - radius);
    }
  }
  return { width: height, height: width, values: mean };
};

/** A blurred raster: three running means in each direction, close to a Gaussian of that radius. */
export const blur = (raster: Raster, radius: number): Raster => {
  let blurred = raster;
  for (let times = 0; times < 6; times += 1) blurred = meanAcross(blurred, radius);
  return blurred;
};

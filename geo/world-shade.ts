import sharp from 'sharp';
import { fromMercator } from '../src/core/camera/mercator.ts';
import { tileSize } from '../src/style/relief.ts';
import { blur, type Raster } from '../src/tiles/relief/draw-relief.ts';
import type { Block } from './relief-blocks.ts';

/** The surroundings that a slope is compared with, in pixels: the picture tints the land by its height. */
const around = 12;

/** The difference in brightness from the surroundings that is full shade, of 255. */
const full = 90;

/** Less land than this in the surroundings says nothing about them. */
const leastLand = 0.02;

/** Water in the picture is blue. */
const isWater = (red: number, green: number, blue: number): boolean =>
  blue > green + 4 && blue > red + 12;

/**
 * The shade of a block of tiles, negative in shade, to −1, positive where lit.
 *
 * @param picture the whole world in equirectangular projection, its land tinted by height and shaded, its waters blue
 */
export async function readWorldShade(picture: Buffer, block: Block): Promise<Raster> {
  const shade = await shadeOf(picture);
  const { z, left, top, right, bottom } = block;
  const width = (right - left + 1) * tileSize;
  const height = (bottom - top + 1) * tileSize;
  const world = tileSize * 2 ** z;
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const [, latitude] = fromMercator([0, (top * tileSize + y + 0.5) / world]);
    const row = ((90 - latitude) / 180) * shade.height - 0.5;
    for (let x = 0; x < width; x += 1) {
      const column = ((left * tileSize + x + 0.5) / world) * shade.width - 0.5;
      values[y * width + x] = valueAt(shade, column, row);
    }
  }
  return { width, height, values };
}

/** The value between four of a raster. */
function valueAt({ width, height, values }: Raster, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - left, y - top];
  const at = (column: number, row: number): number =>
    values[Math.min(Math.max(row, 0), height - 1) * width + ((column + width) % width)] ?? 0;
  const upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
  const lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
  return upper * (1 - down) + lower * down;
}

/** How much lighter or darker each place is than the land around it, which has its tint; 0 at sea. */
async function shadeOf(picture: Buffer): Promise<Raster> {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const land = new Float32Array(width * height);
  const grey = new Float32Array(width * height);
  for (let at = 0; at < grey.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = [data[3 * at], data[3 * at + 1], data[3 * at + 2]];
    if (isWater(red, green, blue)) continue;
    land[at] = 1;
    grey[at] = 0.3 * red + 0.59 * green + 0.11 * blue;
  }
  const mean = blur({ width, height, values: grey }, around).values;
  const share = blur({ width, height, values: land }, around).values;
  const values = grey.map((value, at) => {
    const lands = share[at] ?? 0;
    if (!land[at] || lands < leastLand) return 0;
    return Math.min(1, Math.max(-1, (value - (mean[at] ?? 0) / lands) / full));
  });
  return { width, height, values };
}

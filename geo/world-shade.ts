import type { MultiPolygon, Polygon } from 'geojson';
import sharp from 'sharp';
import { fromMercator } from '../src/core/camera/mercator.ts';
import { tileSize } from '../src/style/relief.ts';
import { blur, type Raster } from '../src/tiles/relief/draw-relief.ts';
import { polygonsOf } from '../src/tiles/shapes/planar.ts';
import type { Block } from './relief-blocks.ts';

/** The surroundings that a slope is compared with, in pixels: the picture tints the land by its height. */
const around = 12;

/** The difference in brightness from the surroundings that is full shade, of 255. */
const full = 90;

/** Less land than this in the surroundings says nothing about them. */
const leastLand = 0.02;

/** How much bluer than red water is in the picture. From some latitude on ice is as blue as the shallows beside it. */
const [blueness, icyBlueness, icyFrom] = [12, 50, 55] as const;

/**
 * The shade of a block of tiles, negative in shade, to −1, positive where lit.
 *
 * @param picture the whole world in equirectangular projection, its land tinted by height and shaded, its waters blue
 * @param ground the land, which tells ice from shallows
 */
export async function readWorldShade(
  picture: Buffer,
  block: Block,
  ground: Polygon | MultiPolygon,
): Promise<Raster> {
  const shade = await shadeOf(picture, ground);
  const { z, left, top, right, bottom } = block;
  const width = (right - left + 1) * tileSize;
  const height = (bottom - top + 1) * tileSize;
  const world = tileSize * 2 ** z;
  const values = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const [, latitude] = fromMercator([0, (top * tileSize + y + 0.5) / world]);
    const row = ((90 - latitude) / 180) * shade.height - 0.5;
    // The picture's pixels are so many times as high as wide; those beside one another are joined, or hills would be smears.
    const times = Math.floor(1 / Math.cos((latitude * Math.PI) / 180));
    for (let x = 0; x < width; x += 1) {
      const column = ((left * tileSize + x + 0.5) / world) * shade.width - times / 2;
      const joined = Array.from({ length: times }, (_, i) => valueAt(shade, column + i, row));
      values[y * width + x] = joined.reduce((sum, value) => sum + value, 0) / times;
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
async function shadeOf(picture: Buffer, ground: Polygon | MultiPolygon): Promise<Raster> {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const mask = await maskOf(ground, width, height);
  const land = new Float32Array(width * height);
  const grey = new Float32Array(width * height);
  for (let at = 0; at < grey.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = [data[3 * at], data[3 * at + 1], data[3 * at + 2]];
    const isIcy = Math.abs(90 - (180 * at) / grey.length) > icyFrom && mask[at] === 255;
    if (blue > green + 4 && blue > red + (isIcy ? icyBlueness : blueness)) continue;
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

/** The land, white on black, in equirectangular projection. */
function maskOf(ground: Polygon | MultiPolygon, width: number, height: number): Promise<Buffer> {
  const at = ([lng = 0, lat = 0]: readonly number[]) =>
    `${(((lng + 180) / 360) * width).toFixed(1)},${(((90 - lat) / 180) * height).toFixed(1)}`;
  const rings = polygonsOf(ground).flat();
  const path = rings.map((ring) => `M${ring.map(at).join('L')}Z`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%"/><path fill="#fff" fill-rule="evenodd" d="${path}"/></svg>`;
  return sharp(Buffer.from(svg), { unlimited: true }).extractChannel(0).raw().toBuffer();
}

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import sharp from 'sharp';
import { fromMercator } from '../../src/core/camera/mercator.ts';
import { type PictureTiles, tilesIn } from '../../src/core/story/tiles.ts';
import type { Files } from '../layer.ts';
import { nightPicture } from '../sources.ts';

/** Where the tiles are, as the layer's `picture` names them. */
export const nightFolder = 'src/story/public/tiles/night';

/** A tile's side in pixels. At the last zoom, its pixels are the picture's. */
const size = 512;
const [minzoom, maxzoom] = [3, 7];

/** What the last zoom is of: the line and what is beside it, on a wide screen. */
const closest = [123.8, 36, 131, 40.3] as const;

/** No light, and the brightest, as the layer's `tint` and its names have them. */
const [dark, light] = [
  [11, 16, 23],
  [255, 236, 196],
] as const;

/** Greys up to this are the noise of the JPEG in which the picture was published. */
const noise = 4;

/** How wide the rim is in which the lights fade out, in the picture's pixels: two and a half degrees. */
const rim = 455;

/** The power of the mean of pixels: a line a pixel wide is seen at small scales too. */
const power = 3;

const encoding = { quality: 42, effort: 6 } as const;

/** @throws where the picture is not there or is not the one that was pinned */
export async function nightTiles(file: string, say: (words: string) => void): Promise<Files> {
  say('cutting the lights at night');
  const lights = await readPicture(file);
  const { left, top, width, height } = nightPicture;
  const world = size * 2 ** maxzoom;
  const corner = (x: number, y: number) => fromMercator([x / world, y / world]);
  const [west, north] = corner(left, top);
  const [east, south] = corner(left + width, top + height);
  const bounds = [west, south, east, north] as const;
  const files = new Map<string, Buffer>();
  const tiles: string[] = [];
  for (let z = minzoom; z <= maxzoom; z += 1) {
    for (const [, x, y] of tilesIn(z === maxzoom ? closest : bounds, z)) {
      const pixels = drawTile(lights, [z, x, y]);
      const raw = { width: size, height: size, channels: 3 } as const;
      const path = `${z}/${x}/${y}`;
      tiles.push(path);
      files.set(
        `${nightFolder}/${path}.avif`,
        await sharp(pixels, { raw }).avif(encoding).toBuffer(),
      );
    }
  }
  const index: PictureTiles = { minzoom, maxzoom, bounds, size, tiles: tiles.sort() };
  files.set(`${nightFolder}/index.json`, Buffer.from(`${JSON.stringify(index)}\n`));
  return files;
}

/** The light at each of the picture's pixels, from 0 to 1, without noise and faded out at the rim. */
async function readPicture(file: string): Promise<Float32Array> {
  const { width, height, sha256, url, commit, how } = nightPicture;
  const remedy = `${how}, from ${url} at commit ${commit}, and save it as ${file}`;
  if (!existsSync(file))
    throw new Error(
      `The picture of the lights at night is not here: ${remedy}. The committed tiles stay as they are.`,
    );
  const data = await sharp(file).greyscale().raw().toBuffer();
  const found = createHash('sha256').update(data).digest('hex');
  if (found !== sha256)
    throw new Error(
      `${file} is not what geo/sources.ts pins (the hash of its greys is ${found}): ${remedy}.`,
    );
  const eased = (at: number, side: number): number => {
    const share = Math.min(1, Math.min(at + 0.5, side - at - 0.5) / rim);
    return share * share * (3 - 2 * share);
  };
  const across = Array.from({ length: width }, (_, x) => eased(x, width));
  return Float32Array.from(data, (grey, i) => {
    const shown = (across[i % width] ?? 0) * eased(Math.floor(i / width), height);
    return (Math.max(0, grey - noise) / (255 - noise)) * shown;
  });
}

/** A tile's colours. A pixel of a coarser zoom is the power mean of the picture's. */
function drawTile(lights: Float32Array, [z, x, y]: readonly [number, number, number]): Buffer {
  const { left, top, width, height } = nightPicture;
  const step = 2 ** (maxzoom - z);
  const lightAt = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= width || row >= height
      ? 0
      : (lights[row * width + column] ?? 0);
  const pixels = Buffer.alloc(size * size * 3);
  for (let at = 0; at < size * size; at += 1) {
    const firstColumn = (x * size + (at % size)) * step - left;
    const firstRow = (y * size + Math.floor(at / size)) * step - top;
    let sum = 0;
    for (let row = 0; row < step; row += 1)
      for (let column = 0; column < step; column += 1)
        sum += lightAt(firstColumn + column, firstRow + row) ** power;
    const bright = (sum / step ** 2) ** (1 / power);
    for (const channel of [0, 1, 2] as const)
      pixels[at * 3 + channel] = Math.round(
        dark[channel] + (light[channel] - dark[channel]) * bright,
      );
  }
  return pixels;
}

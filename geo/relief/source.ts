import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { tileSize } from '../../src/style/relief.ts';
import { reliefSource } from '../sources.ts';
import { type Block, type TileAddress, tilesOfBlock } from './block.ts';
import type { Raster } from './raster.ts';

/** Gives the path of the source's picture of a tile. */
export type PathOf = (address: TileAddress) => string;

/** The source's grey of flat ground and of the sea. */
const flat = 206;

/** Greys this close to that of flat ground are grain of the source. */
const grain = 2;

/** How far below that of flat ground a grey is in full shade; few slopes are darker. */
const full = 160;

/**
 * The tiles of shaded relief that the story's are made from, in the cache folder.
 *
 * @throws where one is not there, or they are not those that were pinned
 */
export const openRelief = (cache: string): PathOf => {
  const folder = join(cache, 'relief');
  const pathOf: PathOf = ({ z, x, y }) => join(folder, `tiles/${z}/${x}/${y}.png`);
  const paths = reliefSource.blocks.flatMap(tilesOfBlock).map(pathOf);
  const missing = paths.find((path) => !existsSync(path));
  if (missing) {
    throw new Error(
      `The source of the relief is not here (${missing}): take the folders tiles/3 and tiles/6 of ${reliefSource.url} at commit ${reliefSource.commit} and put them into ${folder}/tiles. The committed tiles stay as they are.`,
    );
  }
  const hash = createHash('sha256');
  for (const path of paths) hash.update(readFileSync(path));
  const sha256 = hash.digest('hex');
  if (sha256 !== reliefSource.sha256) {
    throw new Error(
      `${folder}/tiles are not the tiles that geo/sources.ts pins (their hash is ${sha256}): take them anew from ${reliefSource.url} at commit ${reliefSource.commit}, or pin what changed.`,
    );
  }
  return pathOf;
};

/** The shade of a grey of the source, from 0 to 255: negative in shade, to −1, positive where lit. */
const shadeOf = (grey: number): number => {
  const off = grey - flat;
  const beyond = Math.sign(off) * Math.max(0, Math.abs(off) - grain);
  return Math.max(-1, beyond / full);
};

/** The shade of a block of the source's tiles as one raster; flat where the source has none. */
export const readShade = async (pathOf: PathOf, block: Block): Promise<Raster> => {
  const shades = Array.from({ length: 256 }, (_, grey) => shadeOf(grey));
  const width = (block.right - block.left + 1) * tileSize;
  const height = (block.bottom - block.top + 1) * tileSize;
  const values = new Float32Array(width * height);
  for (const address of tilesOfBlock(block)) {
    const path = pathOf(address);
    if (!existsSync(path)) continue;
    const pixels = await sharp(path).greyscale().raw().toBuffer();
    const corner = (address.y - block.top) * tileSize * width + (address.x - block.left) * tileSize;
    for (let row = 0; row < tileSize; row += 1)
      for (let column = 0; column < tileSize; column += 1)
        values[corner + row * width + column] = shades[pixels[row * tileSize + column] ?? 0] ?? 0;
  }
  return { width, height, values };
};

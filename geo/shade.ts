import { existsSync } from 'node:fs';
import sharp from 'sharp';
import { tileSize } from '../src/style/relief.ts';
import type { Raster } from '../src/tiles/relief/draw-relief.ts';
import { type Block, type TileAddress, tilesOfBlock } from './relief-blocks.ts';

/** Gives the path of the source's picture of a tile. */
export type PathOf = (address: TileAddress) => string;

/** The source's grey of flat ground and of the sea. */
const flat = 206;

/** Greys this close to that of flat ground are grain of the source. */
const grain = 2;

/** How far below that of flat ground a grey is in full shade; few slopes are darker. */
const full = 160;

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
    const tile = sharp(path, { limitInputPixels: tileSize ** 2 })
      .greyscale()
      .raw();
    const pixels = await tile.toBuffer().catch(() => {
      throw new Error(`${path} is not a tile of ${tileSize} × ${tileSize} pixels. Fetch it again.`);
    });
    const corner = (address.y - block.top) * tileSize * width + (address.x - block.left) * tileSize;
    for (let row = 0; row < tileSize; row += 1)
      for (let column = 0; column < tileSize; column += 1)
        values[corner + row * width + column] = shades[pixels[row * tileSize + column] ?? 0] ?? 0;
  }
  return { width, height, values };
};

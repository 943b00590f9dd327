import sharp from 'sharp';
import { tileSize } from '../../src/map/relief/relief-tile.ts';
import { type Block, tilesOfBlock } from './block.ts';
import type { Raster } from './raster.ts';
import { shadeOf } from './shade.ts';
import type { OpenTile } from './source.ts';

const shades = Float32Array.from({ length: 256 }, (_, grey) => shadeOf(grey));

/** The shade of a block of the source's tiles as one raster; flat where the source has none. */
export const mosaicOf = async (open: OpenTile, block: Block): Promise<Raster> => {
  const width = (block.right - block.left + 1) * tileSize;
  const height = (block.bottom - block.top + 1) * tileSize;
  const values = new Float32Array(width * height);
  for (const address of tilesOfBlock(block)) {
    const tile = open(address);
    if (!tile) continue;
    const pixels = await sharp(tile).greyscale().raw().toBuffer();
    const corner = (address.y - block.top) * tileSize * width + (address.x - block.left) * tileSize;
    for (let row = 0; row < tileSize; row += 1)
      for (let column = 0; column < tileSize; column += 1)
        values[corner + row * width + column] = shades[pixels[row * tileSize + column] ?? 0] ?? 0;
  }
  return { width, height, values };
};

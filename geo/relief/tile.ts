import sharp from 'sharp';
import { tileSize } from '../../src/map/relief/relief-tile.ts';
import type { Raster } from './raster.ts';

/**
 * How far a tile's picture goes on beyond each edge of the tile, in pixels, where it is not shown:
 * `src/map/relief/relief-tile.ts` says what for. The encoder works in blocks of eight.
 */
export const margin = 8;

/** Pixels across a tile's picture. */
export const pictureSize = tileSize + 2 * margin;

/** The grey of a place that is neither in shade nor in light. */
export const neutral = 128;

/** The greys of a tile's picture by its shade: `neutral` on plains and at sea, darker in shade, lighter in light. */
export const tileGrey = (shade: Raster): Uint8Array =>
  Uint8Array.from(shade.values, (value) =>
    Math.round(neutral + Math.min(1, Math.max(-1, value)) * (neutral - 1)),
  );

/** How a tile is encoded. */
export interface Encoding {
  /** From 1 to 100. */
  readonly quality: number;
  /** From 0 to 9: how long the encoder looks for fewer bytes. */
  readonly effort: number;
}

/** A tile as AVIF. A WebP of as many bytes rounds whole tiles to another grey, and shows its blocks. */
export const encodeTile = (grey: Uint8Array, { quality, effort }: Encoding): Promise<Buffer> =>
  sharp(Buffer.from(grey), { raw: { width: pictureSize, height: pictureSize, channels: 1 } })
    .toColourspace('srgb')
    .avif({ quality, effort, chromaSubsampling: '4:2:0' })
    .toBuffer();

/** A tile of at most so many bytes, at the best quality up to the given one that keeps to them, in steps. */
export const encodeWithin = async (
  grey: Uint8Array,
  { quality, effort }: Encoding,
  bytes: number,
): Promise<Buffer> => {
  const tile = await encodeTile(grey, { quality, effort });
  if (tile.length <= bytes || quality < 10) return tile;
  return encodeWithin(grey, { quality: Math.floor(quality * 0.8), effort }, bytes);
};

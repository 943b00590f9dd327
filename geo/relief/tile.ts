import sharp from 'sharp';
import type { Raster } from './raster.ts';

/** Pixels across a tile: at zoom z it is shown as it is. */
export const tileSize = 512;

/** The grey of a place that is neither in shade nor in light. */
export const neutral = 128;

/** The column and row of a tile of the Web Mercator pyramid. */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** The greys of a tile's shade: `neutral` on plains and at sea, darker in shade, lighter in light. */
export const tileGrey = (shade: Raster): Uint8Array =>
  Uint8Array.from(shade.values, (value) =>
    Math.round(neutral + Math.min(1, Math.max(-1, value)) * (neutral - 1)),
  );

/**
 * A tile as AVIF, at a quality from 1 to 100. A WebP of as many bytes rounds whole tiles to another
 * grey, and shows its blocks.
 */
export const encodeTile = (grey: Uint8Array, quality: number): Promise<Buffer> =>
  sharp(Buffer.from(grey), { raw: { width: tileSize, height: tileSize, channels: 1 } })
    .toColourspace('srgb')
    .avif({ quality, effort: 1, chromaSubsampling: '4:2:0' })
    .toBuffer();

/** An encoded tile, and the quality that it has. */
export interface EncodedTile {
  readonly tile: Buffer;
  readonly quality: number;
}

/** A tile of at most so many bytes, at the best quality up to `quality` that keeps to them, in steps. */
export const encodeWithin = async (
  grey: Uint8Array,
  quality: number,
  bytes: number,
): Promise<EncodedTile> => {
  const tile = await encodeTile(grey, quality);
  if (tile.length <= bytes || quality < 10) return { tile, quality };
  return encodeWithin(grey, Math.floor(quality * 0.8), bytes);
};

/** The greys of an encoded tile, as a browser sees them. */
export const decodeTile = async (tile: Buffer): Promise<Uint8Array> =>
  Uint8Array.from(await sharp(tile).greyscale().raw().toBuffer());

import sharp from 'sharp';
import { type Box, halved, type Raster, sampled } from './raster.ts';

/**
 * Pixels across a tile. Shown at twice the size, a tile of zoom z serves the map's zoom z: the picture
 * has no more to give, and small tiles keep what a screen fetches small.
 */
export const tileSize = 256;

/** The grey of a place that is neither in shade nor in light. */
export const neutral = 128;

/** The column and row of a tile of the Web Mercator pyramid. */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

const latitudeOf = (row: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - 2 * row))) * 180) / Math.PI;

/** A raster that is not much finer than what a zoom can show. */
export const levelFor = (raster: Raster, box: Box, z: number): Raster => {
  const shown = ((box[2] - box[0]) / 360) * tileSize * 2 ** z;
  let level = raster;
  while (level.width >= shown * 1.5) level = halved(level);
  return level;
};

/** How strongly a place near the rim of the box is drawn: from 0 on the rim to 1 at `fade` degrees. */
const strength = (box: Box, longitude: number, latitude: number, fade: number): number => {
  if (fade === 0) return 1;
  const [west, south, east, north] = box;
  const inside = Math.min(longitude - west, east - longitude, latitude - south, north - latitude);
  return Math.min(1, Math.max(0, inside / fade));
};

/**
 * The grey of each pixel of a tile, from a raster of shade in longitude and latitude; outside the
 * raster's box it is neutral.
 *
 * @param fade degrees over which the shade fades out towards the rim of the box
 */
export const tileGrey = (
  level: Raster,
  box: Box,
  { z, x, y }: TileAddress,
  fade: number,
): Uint8Array => {
  const [west, south, east, north] = box;
  const count = 2 ** z;
  const grey = new Uint8Array(tileSize * tileSize).fill(neutral);
  for (let row = 0; row < tileSize; row += 1) {
    const latitude = latitudeOf((y + (row + 0.5) / tileSize) / count);
    if (latitude < south || latitude > north) continue;
    const sourceY = ((north - latitude) / (north - south)) * level.height;
    for (let column = 0; column < tileSize; column += 1) {
      const longitude = ((x + (column + 0.5) / tileSize) / count) * 360 - 180;
      if (longitude < west || longitude > east) continue;
      const sourceX = ((longitude - west) / (east - west)) * level.width;
      const shade = sampled(level, sourceX, sourceY) * strength(box, longitude, latitude, fade);
      grey[row * tileSize + column] = Math.round(neutral + shade * (neutral - 1));
    }
  }
  return grey;
};

/**
 * A tile as AVIF, at a quality from 1 to 100. A WebP of as many bytes rounds whole tiles to another
 * grey, and shows its blocks.
 */
export const encodeTile = (grey: Uint8Array, quality: number): Promise<Buffer> =>
  sharp(Buffer.from(grey), { raw: { width: tileSize, height: tileSize, channels: 1 } })
    .toColourspace('srgb')
    .avif({ quality, effort: 6, chromaSubsampling: '4:2:0' })
    .toBuffer();

/** The greys of an encoded tile, as a browser sees them. */
export const decodeTile = async (tile: Buffer): Promise<Uint8Array> =>
  Uint8Array.from(await sharp(tile).greyscale().raw().toBuffer());

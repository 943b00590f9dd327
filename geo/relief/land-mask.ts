import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import sharp from 'sharp';
import { polygonsOf } from '../../src/build/commands/basemap/shapes/planar.ts';
import { tileSize } from '../../src/map/relief/relief-tile.ts';
import type { Block } from './block.ts';
import { columnOf, rowOf } from './mercator.ts';
import type { Raster } from './raster.ts';

/**
 * Land as a raster of a block of tiles, 1 on land, 0 at sea, between on the coast.
 *
 * @param land in degrees
 */
export const landMask = async (
  land: Feature<Polygon | MultiPolygon>,
  { z, left, top, right, bottom }: Block,
): Promise<Raster> => {
  const world = tileSize * 2 ** z;
  const [width, height] = [(right - left + 1) * tileSize, (bottom - top + 1) * tileSize];
  const place = ([longitude = 0, latitude = 0]: Position): string =>
    `${(columnOf(longitude) * world - left * tileSize).toFixed(1)} ${(rowOf(latitude) * world - top * tileSize).toFixed(1)}`;
  const path = polygonsOf(land.geometry)
    .flat()
    .map((ring) => `M${ring.map(place).join('L')}Z`)
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#000"/><path d="${path}" fill="#fff" fill-rule="evenodd"/></svg>`;
  const pixels = await sharp(Buffer.from(svg), { unlimited: true })
    .toColourspace('b-w')
    .extractChannel(0)
    .raw()
    .toBuffer();
  return { width, height, values: Float32Array.from(pixels, (value) => value / 255) };
};

import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import sharp from 'sharp';
import type { Box, Raster } from './raster.ts';

const pathOf = (rings: readonly Position[][], place: (position: Position) => string): string =>
  rings.map((ring) => `M${ring.map(place).join('L')}Z`).join('');

/** Land as a raster of a box, 1 on land, 0 at sea, between on the coast. */
export const landMask = async (
  land: Feature<Polygon | MultiPolygon>,
  box: Box,
  pixelsPerDegree: number,
): Promise<Raster> => {
  const [west, south, east, north] = box;
  const width = Math.round((east - west) * pixelsPerDegree);
  const height = Math.round((north - south) * pixelsPerDegree);
  const place = ([x = 0, y = 0]: Position): string =>
    `${((x - west) * pixelsPerDegree).toFixed(1)} ${((north - y) * pixelsPerDegree).toFixed(1)}`;
  const polygons =
    land.geometry.type === 'Polygon' ? [land.geometry.coordinates] : land.geometry.coordinates;
  const paths = polygons.map((rings) => pathOf(rings, place)).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#000"/><path d="${paths}" fill="#fff" fill-rule="evenodd"/></svg>`;
  const pixels = await sharp(Buffer.from(svg), { unlimited: true })
    .toColourspace('b-w')
    .extractChannel(0)
    .raw()
    .toBuffer();
  return { width, height, values: Float32Array.from(pixels, (value) => value / 255) };
};

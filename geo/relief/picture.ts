import sharp from 'sharp';
import type { Box, Raster } from './raster.ts';

/** Pixels of the picture to a degree, in both directions. */
export const pixelsPerDegree = 30;

/** Water in the picture is blue: more blue than green, and more than red by this much of 255. */
const isWater = (red: number, green: number, blue: number): boolean =>
  blue > green + 4 && blue > red + 12;

/** Part of the picture: how bright it is, from 0 to 1, and where it is land, 1 or 0. */
export interface Picture {
  readonly grey: Raster;
  readonly land: Raster;
}

/** The part of the picture of the world that fills a box, `scale` times smaller. */
export const readPicture = async (jpeg: Buffer, box: Box, scale: number): Promise<Picture> => {
  const [west, south, east, north] = box;
  const region = {
    left: (west + 180) * pixelsPerDegree,
    top: (90 - north) * pixelsPerDegree,
    width: (east - west) * pixelsPerDegree,
    height: (north - south) * pixelsPerDegree,
  };
  const [width, height] = [region.width / scale, region.height / scale];
  const pixels = await sharp(jpeg)
    .extract(region)
    .resize(width, height, { kernel: 'linear', fit: 'fill' })
    .raw()
    .toBuffer();
  const grey = new Float32Array(width * height);
  const land = new Float32Array(width * height);
  for (let at = 0; at < grey.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at * 3, at * 3 + 3);
    grey[at] = (0.3 * red + 0.59 * green + 0.11 * blue) / 255;
    land[at] = isWater(red, green, blue) ? 0 : 1;
  }
  return { grey: { width, height, values: grey }, land: { width, height, values: land } };
};

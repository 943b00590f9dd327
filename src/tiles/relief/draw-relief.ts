import type { Position } from 'geojson';
import sharp from 'sharp';
import { toMercator } from '../../core/camera/mercator.ts';
import { margin, tileSize } from '../../style/relief.ts';

export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

const meanAcross = ({ width, height, values }: Raster, radius: number): Raster => {
  const mean = new Float32Array(values.length);
  for (let y = 0; y < height; y += 1) {
    const at = (x: number): number => values[y * width + Math.min(width - 1, Math.max(0, x))] ?? 0;
    let sum = 0;
    for (let x = -radius; x <= radius; x += 1) sum += at(x);
    for (let x = 0; x < width; x += 1) {
      mean[x * height + y] = sum / (2 * radius + 1);
      sum += at(x + radius + 1) - at(x - radius);
    }
  }
  return { width: height, height: width, values: mean };
};

/** Blurs by three running means in each direction, which come close to a Gaussian blur of the radius. */
export const blur = (raster: Raster, radius: number): Raster => {
  let blurred = raster;
  for (let times = 0; times < 6; times += 1) blurred = meanAcross(blurred, radius);
  return blurred;
};

export interface ZoomStyle {
  /** The width of strokes, in values; smaller slopes merge. */
  readonly radius: number;
  /** The contrast that makes up for the mean, which is pale. */
  readonly gain: number;
  /** The share of smaller slopes that stays, from 0 to 1. */
  readonly detail: number;
  /** How far regions are levelled to the plains, from 0 to 1. */
  readonly level: number;
  readonly quality: number;
  /** From 0 to 9, the encoder's effort to save bytes. */
  readonly effort: number;
  readonly bytes: number;
}

/**
 * Returns a zoom's style. Zooms 3 and 4 open a story, whose map every byte delays: effort 4 has the error of effort 1
 * in an eighth fewer bytes. Close up, a mountainside is wider than a region is at other zooms.
 */
export const styleOf = (z: number): ZoomStyle => {
  const fine = { radius: 2, level: 0.7, effort: 1, bytes: 5400 };
  if (z < 4) return { ...fine, radius: 1, gain: 1.7, detail: 0.4, quality: 40, bytes: 3000 };
  if (z < 5)
    return { ...fine, radius: 1, gain: 1.8, detail: 0.2, quality: 23, effort: 4, bytes: 2660 };
  if (z < 6) return { ...fine, gain: 1.6, detail: 0.55, quality: 44 };
  if (z < 7) return { ...fine, gain: 1.3, detail: 0.7, quality: 50 };
  const closer = z - 6;
  const gain = Math.max(0.8, 1.3 - 0.1 * closer);
  const level = Math.max(0, 0.7 - 0.2 * closer);
  return { ...fine, gain, level, detail: 0.5, quality: 40, bytes: 5300 };
};

const levelRadius = 10;

export const reachOf = ({ radius, level }: ZoomStyle): number =>
  3 * Math.max(radius, level > 0 ? levelRadius : 0);

/**
 * Generalises a shade whose finest slopes would look like grain: broad ranges keep some detail, and are mostly
 * levelled to the plains, so that slopes also have a light side.
 */
export function generalised(shade: Raster, { radius, gain, detail, level }: ZoomStyle): Raster {
  const broad = blur(shade, radius).values;
  const region = level > 0 ? blur(shade, levelRadius).values : broad;
  const values = shade.values.map((value, at) => {
    const mean = broad[at] ?? 0;
    const levelled = mean - (region[at] ?? 0) * level;
    return Math.min(1, Math.max(-1, gain * (levelled + (value - mean) * detail)));
  });
  return { ...shade, values };
}

/** The grey of plains: shaded slopes are darker, and lit ones lighter. */
export const neutral = 128;

/** Returns the grey of a shade, of which the share `left` remains near the edge of heights, and none at sea. */
export const greyOf = (shade: number, land: number, left: number): number =>
  Math.round(neutral + shade * Math.max(0, (2 * land) / 255 - 1) * left * (neutral - 1));

/** The width of a tile's picture, with its margins, in pixels. */
export const side = tileSize + 2 * margin;

/**
 * Rasterises land: 255 on land, 0 at sea, and values between on the coast. `part` is a part of the world's picture in
 * pixels, in which `world` is that picture's width.
 */
export function landIn(
  polygons: readonly Position[][][],
  part: Readonly<Record<'world' | 'left' | 'top' | 'width' | 'height', number>>,
): Promise<Buffer> {
  const { world, left, top, width, height } = part;
  const place = ([longitude = 0, latitude = 0]: Position): string => {
    const [x, y] = toMercator([longitude, latitude]);
    return `${(x * world - left).toFixed(1)} ${(y * world - top).toFixed(1)}`;
  };
  const path = polygons
    .flat()
    .map((ring) => `M${ring.map(place).join('L')}Z`)
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path d="${path}" fill-rule="evenodd"/></svg>`;
  return sharp(Buffer.from(svg), { unlimited: true }).extractChannel('alpha').raw().toBuffer();
}

/** Encodes a tile in the best quality that fits the limit in bytes. */
export async function encodeTile(
  picture: Buffer,
  style: Pick<ZoomStyle, 'quality' | 'effort' | 'bytes'>,
): Promise<Buffer> {
  const { quality, effort, bytes } = style;
  const raw = { width: side, height: side, channels: 1 } as const;
  const tile = await sharp(picture, { raw })
    .toColourspace('srgb')
    .avif({ quality, effort, chromaSubsampling: '4:2:0' })
    .toBuffer();
  if (tile.length <= bytes || quality < 10) return tile;
  return encodeTile(picture, { ...style, quality: Math.floor(quality * 0.8) });
}

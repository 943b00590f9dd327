import type { Position } from 'geojson';
import sharp from 'sharp';
import { toMercator } from '../../core/camera/mercator.ts';
import { margin, tileSize } from '../../style/relief.ts';

/** A grid of values, row by row from the north-west. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** The running mean of each row, with rows and columns exchanged. */
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

/** A blurred raster: three running means in each direction, close to a Gaussian of that radius. */
export const blur = (raster: Raster, radius: number): Raster => {
  let blurred = raster;
  for (let times = 0; times < 6; times += 1) blurred = meanAcross(blurred, radius);
  return blurred;
};

/** How a zoom is drawn and coded, and the most bytes that one of its tiles may take. */
export interface ZoomStyle {
  /** How many values wide the strokes are; slopes smaller than them melt into one. */
  readonly radius: number;
  /** How much stronger the shade is than its mean, which grows pale. */
  readonly gain: number;
  /** How much of the slopes that are smaller is kept, from 0 to 1. */
  readonly detail: number;
  /** How much of what a whole region is darker than the plains is taken off, from 0 to 1. */
  readonly level: number;
  readonly quality: number;
  /** From 0 to 9: how long the encoder looks for fewer bytes. */
  readonly effort: number;
  readonly bytes: number;
}

/**
 * An opening shows zoom 3 or 4, and its bytes hold up the map. Effort 4 has the error of effort 1 in an eighth fewer
 * bytes. Close up, a side of a mountain is wider than a region of the others.
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

/** Over how many values the mean is taken that is levelled. */
const levelRadius = 10;

/** How far around a place lies what its shade is made of, in values. */
export const reachOf = ({ radius, level }: ZoomStyle): number =>
  3 * Math.max(radius, level > 0 ? levelRadius : 0);

/**
 * The shade for a scale at which the finest slopes would be grain: broad ranges with some of the detail,
 * mostly without what a whole region is darker than the plains, so that its slopes have a light side too.
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

/** The grey of a place that is neither in shade nor in light; shade is darker, light lighter. */
export const neutral = 128;

/** The grey of a shade, of which a share is left towards a rim, and none beyond the coast of a mask of land. */
export const greyOf = (shade: number, land: number, left: number): number =>
  Math.round(neutral + shade * Math.max(0, (2 * land) / 255 - 1) * left * (neutral - 1));

/** Pixels across a tile's picture, which goes on beyond the tile. */
export const side = tileSize + 2 * margin;

/**
 * Land as bytes: 255 on land, 0 at sea, between on the coast. The part is one of the world's picture at a zoom, in
 * pixels; `world` is the side of the whole picture.
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

/** A tile of at most so many bytes, at the best quality up to the style's that keeps to them, in steps. */
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

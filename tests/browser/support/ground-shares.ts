import sharp from 'sharp';
import { palette } from '../../../src/style/palette.ts';

/** A part of the screen, as shares of its width and height. */
export type Part = readonly [left: number, top: number, right: number, bottom: number];

export type Rgb = readonly number[];

/** The share of pixels of each kind in a part of a picture. */
async function sharesOf<Kind extends string>(
  picture: Buffer,
  [left, top, right, bottom]: Part,
  kindOf: (pixel: Rgb) => Kind | undefined,
): Promise<(kind: Kind) => number> {
  const image = sharp(picture);
  const { width = 0, height = 0 } = await image.metadata();
  const [x, y] = [Math.round(left * width), Math.round(top * height)];
  const box = {
    left: x,
    top: y,
    width: Math.round(right * width) - x,
    height: Math.round(bottom * height) - y,
  };
  const data = await image.extract(box).removeAlpha().raw().toBuffer();
  const counts = new Map<Kind | undefined, number>();
  for (let at = 0; at < data.length; at += 3) {
    const kind = kindOf([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return (kind) => (counts.get(kind) ?? 0) / (box.width * box.height);
}

/** The red, green and blue, from 0 to 255, of a colour such as `#8a2b16`. */
export const rgb = (color: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

const isLike = (pixel: Rgb, color: Rgb, within: number) =>
  color.every((value, i) => Math.abs((pixel[i] ?? 0) - value) <= within);

/** The share of a part of a picture that is within a distance (of 255) of some colours. */
export async function colorShare(
  picture: Buffer,
  part: Part,
  colors: readonly string[],
  within: number,
): Promise<number> {
  const inks = colors.map(rgb);
  const share = await sharesOf(picture, part, (pixel) =>
    inks.some((ink) => isLike(pixel, ink, within)) ? 'drawn' : undefined,
  );
  return share('drawn');
}

/** Shares of the pixels in a part of a picture of the light map. */
export interface GroundShares {
  /** The earth at night, where nothing shines. */
  readonly night: number;
  readonly sea: number;
  /** Sea and land in their own colours, neither shaded nor written on. */
  readonly plain: number;
}

/** The tolerance (of 255) around the colour of the ground, and around black at night. */
const [alike, dark] = [9, 64];

const colors = palette('light');
const sea = rgb(colors.sea);
const land = [rgb(colors.land), rgb(colors.storyLand)];

export async function groundShares(picture: Buffer, part: Part): Promise<GroundShares> {
  const share = await sharesOf(picture, part, (pixel) => {
    if (isLike(pixel, sea, alike)) return 'sea';
    if (land.some((color) => isLike(pixel, color, alike))) return 'land';
    return isLike(pixel, [0, 0, 0], dark) ? 'night' : undefined;
  });
  return { night: share('night'), sea: share('sea'), plain: share('sea') + share('land') };
}

import sharp from 'sharp';
import { palette } from '../../../src/style/palette.ts';

/** A part of the screen, as shares of its width and height. */
export type Part = readonly [left: number, top: number, right: number, bottom: number];

/** What a picture of the light map shows in a part of it, as shares of the pixels there. */
export interface GroundShares {
  /** The earth at night, where nothing shines. */
  readonly night: number;
  readonly sea: number;
  /** Sea and land in their own colours, neither shaded nor written on. */
  readonly plain: number;
}

/** How far each of red, green and blue may be from a colour and be taken for it. */
const alike = 9;

/** The most of red, green and blue in the dark of the earth at night. */
const dark = 64;

const colors = palette('light');
const rgb = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
const sea = rgb(colors.sea);
const land = [rgb(colors.land), rgb(colors.storyLand)];

/** Counts what a part of a picture shows. */
export async function groundShares(picture: Buffer, part: Part): Promise<GroundShares> {
  const image = sharp(picture);
  const { width = 0, height = 0 } = await image.metadata();
  const [left, top, right, bottom] = part;
  const { data, info } = await image
    .extract({
      left: Math.round(left * width),
      top: Math.round(top * height),
      width: Math.round((right - left) * width),
      height: Math.round((bottom - top) * height),
    })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const count = { night: 0, sea: 0, land: 0 };
  const is = (at: number, color: readonly number[], within: number) =>
    color.every((value, i) => Math.abs((data[at + i] ?? 0) - value) <= within);
  for (let at = 0; at < data.length; at += 3) {
    if (is(at, sea, alike)) count.sea += 1;
    else if (land.some((color) => is(at, color, alike))) count.land += 1;
    else if (is(at, [0, 0, 0], dark)) count.night += 1;
  }
  const pixels = info.width * info.height;
  return {
    night: count.night / pixels,
    sea: count.sea / pixels,
    plain: (count.sea + count.land) / pixels,
  };
}

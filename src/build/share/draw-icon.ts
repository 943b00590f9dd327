import sharp from 'sharp';
import { palette } from '../../style/palette.ts';
import type { Icon } from './icons.ts';

/** Draws one of the icons from the favicon, on the colour of the story's land, as a PNG. */
export async function drawIcon(favicon: Buffer, { size, share }: Icon): Promise<Buffer> {
  const side = Math.round(size * share);
  const before = Math.floor((size - side) / 2);
  const after = size - side - before;
  const background = palette('light').storyLand;
  return sharp(favicon, { density: 72 * 16 })
    .resize(side, side)
    .flatten({ background })
    .extend({ top: before, left: before, bottom: after, right: after, background })
    .png({ compressionLevel: 9, palette: true, quality: 90 })
    .toBuffer();
}

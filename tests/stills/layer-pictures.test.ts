import sharp from 'sharp';
import { expect, it } from 'vitest';
import { layerPictures } from '../../src/stills/layer-pictures.ts';
import { plainLayer } from '../support/plain-layer.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();

const side = 40;
const square = { width: side, height: side };
const corners = [[0, 1] as const, [1, 1] as const, [1, 0] as const, [0, 0] as const] as const;

/** The middle pixel of an SVG on white with a green picture of some opacity. */
async function drawn(alpha: number) {
  const create = { ...square, channels: 4, background: { r: 20, g: 120, b: 60, alpha } } as const;
  await sharp({ create })
    .webp()
    .toFile(folder(`${alpha}.webp`));
  const layer = plainLayer('ground', 'image', { picture: `${alpha}.webp`, corners });
  const { files } = sharp.cache();
  const { 'ground:picture': picture } = await layerPictures(folder(), [layer]);
  expect(sharp.cache().files.current).toBe(files.current);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><image width="${side}" height="${side}" href="${picture?.href}"/></svg>`;
  const page = sharp(Buffer.from(svg)).flatten({ background: '#fff' });
  const middle = { left: side / 2, top: side / 2, width: 1, height: 1 };
  return [...(await page.extract(middle).raw().toBuffer())];
}

it('shows the map beneath a transparent picture of the ground, and closes its file', async () => {
  expect(await drawn(0)).toEqual([255, 255, 255]);
  const [red = 0, green = 0, blue = 0] = await drawn(1);
  expect([red - 20, green - 120, blue - 60].every((off) => Math.abs(off) < 6)).toBe(true);
});

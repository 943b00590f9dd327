import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { layerPictures } from '../../src/stills/layer-pictures.ts';
import { plainLayer } from '../support/plain-layer.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pictures-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The pixel in the middle of an SVG with a picture of 40 × 40 over white. */
async function drawn(alpha: number): Promise<readonly number[]> {
  const background = { r: 20, g: 120, b: 60, alpha };
  const create = { width: 40, height: 40, channels: 4, background } as const;
  await sharp({ create }).webp().toFile(join(folder, 'ground.webp'));
  const corners = [
    [0, 1],
    [1, 1],
    [1, 0],
    [0, 0],
  ] as const;
  const layer = plainLayer('ground', 'image', { picture: 'ground.webp', corners });
  const { 'ground-picture': picture } = await layerPictures(folder, [layer]);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><image width="40" height="40" href="${picture?.href}"/></svg>`;
  const white = sharp(Buffer.from(svg)).flatten({ background: '#fff' });
  const pixels = await white.raw().toBuffer();
  return [...pixels.subarray(20 * 40 * 3 + 60, 20 * 40 * 3 + 63)];
}

it('a picture of the ground shows what is beneath it where it is clear, on paper and in links too', async () => {
  expect(await drawn(0)).toEqual([255, 255, 255]);
  const [red = 0, green = 0, blue = 0] = await drawn(1);
  expect([red - 20, green - 120, blue - 60].every((off) => Math.abs(off) < 6)).toBe(true);
});

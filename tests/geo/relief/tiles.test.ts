import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { layerMetadata } from '../../../geo/layer.ts';
import { reliefs } from '../../../geo/relief.ts';
import { blockOf, reliefIndex, tilesOfBlock } from '../../../geo/relief-blocks.ts';
import { reliefOrigins } from '../../../geo/sources.ts';
import { margin, tileSize } from '../../../src/style/relief.ts';

/** The grey of flat ground. */
const neutral = 128;

const folders = reliefs.map(({ folder, pyramid }) => ({
  pyramid,
  folder: fileURLToPath(new URL(`../../../${folder}/`, import.meta.url)),
  promised: Array.from({ length: pyramid.maxzoom - pyramid.minzoom + 1 }, (_, at) =>
    tilesOfBlock(blockOf(pyramid.bounds, pyramid.minzoom + at)),
  )
    .flat()
    .map(({ z, x, y }) => `${z}/${x}/${y}.avif`),
}));

const shadeAt = (folder: string, z: number, x: number, y: number) =>
  sharp(`${folder}${z}/${x}/${y}.avif`)
    .extract({ left: margin, top: margin, width: tileSize, height: tileSize })
    .greyscale()
    .raw()
    .toBuffer();

/** The mean step in grey between neighbouring pixels, within tiles and across their eastern edges. */
async function steps(folder: string, { z, x: [west, east], y: [north, south] }: Area) {
  const [inside, across]: [number[], number[]] = [[], []];
  for (let y = north; y <= south; y += 1) {
    for (let x = west; x <= east; x += 1) {
      const [tile, next] = [await shadeAt(folder, z, x, y), await shadeAt(folder, z, x + 1, y)];
      for (let row = 0; row < tileSize; row += 1) {
        const at = (column: number) => tile[row * tileSize + column] ?? neutral;
        const beyond = next[row * tileSize] ?? neutral;
        if (at(tileSize - 1) === neutral && beyond === neutral) continue;
        inside.push(Math.abs(at(tileSize - 9) - at(tileSize - 10)));
        across.push(Math.abs(beyond - at(tileSize - 1)));
      }
    }
  }
  const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
  return { inside: mean(inside), across: mean(across) };
}

type Range = readonly [from: number, to: number];
type Area = Readonly<{ z: number; x: Range; y: Range }>;

it('the relief has exactly the tiles that its index lists', () => {
  for (const { folder, promised } of folders) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const tiles = files.filter((path) => path.endsWith('.avif'));
    expect(tiles.sort()).toEqual(promised.toSorted());
  }
});

it('the relief has indices that match the build and the schema that the page reads', () => {
  for (const { folder, pyramid } of folders) {
    const index = reliefIndex(pyramid, reliefOrigins[pyramid.name]);
    const written = JSON.parse(readFileSync(`${folder}index.json`, 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(index)));
    expect(layerMetadata.parse(index.metadata)).toEqual(index.metadata);
  }
});

it('the relief takes at most 150 KB for any screen of 1920 × 1080, even where tiles cover the least ground', () => {
  const side = tileSize / Math.SQRT2;
  const [across = 0, down = 0] = [1920, 1080].map((pixels) => Math.ceil(pixels / side));
  const upTo = (count: number) => Array.from({ length: count + 1 }, (_, at) => at);
  for (const { folder, promised, pyramid } of folders) {
    const sizes = new Map(promised.map((path) => [path, statSync(folder + path).size]));
    for (let z = Math.max(2, pyramid.minzoom); z <= pyramid.maxzoom; z += 1) {
      const count = 2 ** z;
      for (const left of upTo(count))
        for (const top of upTo(count)) {
          const tiles = upTo(across).flatMap((x) =>
            upTo(down).map((y) => sizes.get(`${z}/${(left + x) % count}/${top + y}.avif`) ?? 0),
          );
          expect(tiles.reduce((sum, size) => sum + size)).toBeLessThan(150_000);
        }
    }
  }
});

it.each([
  ['the world', { z: 5, x: [7, 9], y: [11, 12] }],
  ['Korea and Changbai', { z: 6, x: [52, 57], y: [22, 26] }],
] as const)('the relief is continuous over the edges of its tiles, in %s', async (of, area) => {
  const { folder = '' } = folders[of === 'the world' ? 0 : 1] ?? {};
  const { inside, across } = await steps(folder, area);
  expect(inside).toBeGreaterThan(1);
  expect(across).toBeLessThan(2 * inside);
});

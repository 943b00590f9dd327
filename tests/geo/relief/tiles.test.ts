import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { layerMetadata } from '../../../geo/layer.ts';
import { reliefs } from '../../../geo/relief.ts';
import { blockOf, reliefIndex, tilesOfBlock } from '../../../geo/relief-blocks.ts';
import { reliefOrigin } from '../../../geo/sources.ts';
import { margin, tileSize } from '../../../src/style/relief.ts';

/** The grey of what is neither in shade nor in light. */
const neutral = 128;

const folders = reliefs.map(({ folder, pyramid }) => ({
  pyramid,
  folder: fileURLToPath(new URL(`../../../${folder}/`, import.meta.url)),
}));

const pathOf = (tile: string): string => {
  const z = Number.parseInt(tile, 10);
  const has = folders.find(({ pyramid: { minzoom, maxzoom } }) => z >= minzoom && z <= maxzoom);
  return `${has?.folder}${tile}`;
};

const promised = reliefs
  .map(({ pyramid }) => pyramid)
  .flatMap(({ bounds, minzoom, maxzoom }) =>
    Array.from({ length: maxzoom - minzoom + 1 }, (_, at) => blockOf(bounds, minzoom + at)),
  )
  .flatMap(tilesOfBlock)
  .map(({ z, x, y }) => `${z}/${x}/${y}.avif`);

/** The shade of a tile, as a map shows it. */
const shadeAt = (z: number, x: number, y: number): Promise<Buffer> =>
  sharp(pathOf(`${z}/${x}/${y}.avif`))
    .extract({ left: margin, top: margin, width: tileSize, height: tileSize })
    .greyscale()
    .raw()
    .toBuffer();

/** How far neighbouring pixels of some tiles step apart, in greys: in the middle of each and across its eastern edge. */
async function steps({ z, x: [west, east], y: [north, south] }: StepsInput) {
  const [inside, across]: [number[], number[]] = [[], []];
  for (let y = north; y <= south; y += 1) {
    for (let x = west; x <= east; x += 1) {
      const [tile, next] = await Promise.all([shadeAt(z, x, y), shadeAt(z, x + 1, y)]);
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

interface StepsInput {
  readonly z: number;
  readonly x: readonly [west: number, east: number];
  readonly y: readonly [north: number, south: number];
}

describe('the relief', () => {
  it('has every tile that its index promises, and no other, so that a map finds none missing', () => {
    const tiles = folders
      .flatMap(({ folder }) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      .filter((path) => path.endsWith('.avif'))
      .sort();
    expect(tiles).toEqual(promised.sort());
  });

  it('is described by indices that are what the build writes, in the shape that the page reads', () => {
    for (const { folder, pyramid } of folders) {
      const index = reliefIndex(pyramid, reliefOrigin);
      const written = JSON.parse(readFileSync(`${folder}index.json`, 'utf8'));
      expect(written).toEqual(JSON.parse(JSON.stringify(index)));
      expect(layerMetadata.parse(index.metadata)).toEqual(index.metadata);
    }
  });

  it('takes at most 150 KB for a screen of 1920 × 1080, wherever it looks, where tiles are smallest', () => {
    const sizes = new Map(promised.map((path) => [path, statSync(pathOf(path)).size]));
    const side = tileSize / Math.SQRT2;
    const [across = 0, down = 0] = [1920, 1080].map((pixels) => Math.ceil(pixels / side));
    const upTo = (count: number) => Array.from({ length: count + 1 }, (_, at) => at);
    for (const z of [2, 3, 4, 5, 6]) {
      const count = 2 ** z;
      for (const left of upTo(count))
        for (const top of upTo(count)) {
          const tiles = upTo(across).flatMap((x) =>
            upTo(down).map((y) => sizes.get(`${z}/${(left + x) % count}/${top + y}.avif`) ?? 0),
          );
          expect(tiles.reduce((sum, size) => sum + size)).toBeLessThan(150_000);
        }
    }
  });

  it('goes on over the edges of its tiles, in Korea and in Changbai', async () => {
    const { inside, across } = await steps({ z: 6, x: [52, 57], y: [22, 26] });
    expect(inside).toBeGreaterThan(1);
    expect(across).toBeLessThan(2 * inside);
  });
});

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { layerMetadata } from '../../../geo/layer.ts';
import { reliefs } from '../../../geo/relief.ts';
import { reliefOrigin } from '../../../geo/sources.ts';
import { margin, tileSize } from '../../../src/style/relief.ts';
import { blockOf, tilesOfBlock } from '../../../src/tiles/relief/raster.ts';
import { reliefIndex } from '../../../src/tiles/relief/tiles.ts';

/** The grey of what is neither in shade nor in light. */
const neutral = 128;

const folders = reliefs.map(({ folder, pyramid }) => ({
  pyramid,
  folder: fileURLToPath(new URL(`../../../${folder}/`, import.meta.url)),
}));

const pathOf = (z: number, x: number, y: number): string => {
  const has = folders.find(({ pyramid: { minzoom, maxzoom } }) => z >= minzoom && z <= maxzoom);
  return `${has?.folder}${z}/${x}/${y}.avif`;
};

const sizes = new Map(
  reliefs
    .map(({ pyramid }) => pyramid)
    .flatMap(({ bounds, minzoom, maxzoom }) =>
      Array.from({ length: maxzoom - minzoom + 1 }, (_, at) => blockOf(bounds, minzoom + at)),
    )
    .flatMap(tilesOfBlock)
    .map(({ z, x, y }) => [`${z}/${x}/${y}`, statSync(pathOf(z, x, y)).size]),
);

const bytesOf = (z: number, x: number, y: number): number => sizes.get(`${z}/${x}/${y}`) ?? 0;

/** The most bytes that one screen asks for, wherever it looks, when a tile is `shown` pixels wide. */
const heaviestScreen = (z: number, shown: number, [width, height]: [number, number]): number => {
  const count = 2 ** z;
  // Nearly at the next tile it reaches the most of them.
  const starts = Array.from({ length: count }, (_, index) => index + 0.75);
  const reach = (start: number, pixels: number): number[] =>
    Array.from(
      { length: Math.floor(start + pixels / shown) - Math.floor(start) + 1 },
      (_, index) => Math.floor(start) + index,
    );
  return Math.max(
    ...starts.flatMap((left) =>
      starts.map((top) =>
        reach(left, width)
          .flatMap((x) => reach(top, height).map((y) => bytesOf(z, x % count, y)))
          .reduce((sum, each) => sum + each, 0),
      ),
    ),
  );
};

/** The shade of a tile, as a map shows it. */
const shadeAt = (z: number, x: number, y: number): Promise<Buffer> =>
  sharp(pathOf(z, x, y))
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
    expect(tiles).toEqual([...sizes.keys()].map((path) => `${path}.avif`).sort());
  });

  it('is described by indices that are what the build writes, in the shape that the page reads', () => {
    for (const { folder, pyramid } of folders) {
      const index = reliefIndex(pyramid, reliefOrigin);
      expect(JSON.parse(readFileSync(`${folder}index.json`, 'utf8'))).toEqual(
        JSON.parse(JSON.stringify(index)),
      );
      expect(layerMetadata.parse(index.metadata)).toEqual(index.metadata);
    }
  });

  it('takes at most 150 KB for a screen of 1920 × 1080, at the zoom where tiles are smallest', () => {
    for (const z of [2, 3, 4, 5, 6])
      expect(heaviestScreen(z, tileSize / Math.SQRT2, [1920, 1080])).toBeLessThan(150_000);
  });

  it('goes on over the edges of its tiles, in Korea and in Changbai', async () => {
    const { inside, across } = await steps({ z: 6, x: [52, 57], y: [22, 26] });
    expect(inside).toBeGreaterThan(1);
    expect(across).toBeLessThan(2 * inside);
  });
});

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { layerMetadata } from '../../../geo/layer-metadata.ts';
import { reliefIndex } from '../../../geo/relief/index-file.ts';
import { addressesOf, pyramids } from '../../../geo/relief/pyramids.ts';
import { neutral, tileSize } from '../../../geo/relief/tile.ts';

const folder = fileURLToPath(new URL('../../../src/story/public/relief/', import.meta.url));

const pathOf = (z: number, x: number, y: number): string => `${folder}${z}/${x}/${y}.avif`;

const sizes = new Map(
  pyramids
    .flatMap(addressesOf)
    .map(({ z, x, y }) => [`${z}/${x}/${y}`, statSync(pathOf(z, x, y)).size]),
);

const bytesOf = (z: number, x: number, y: number): number => sizes.get(`${z}/${x}/${y}`) ?? 0;

/** The most bytes that one screen asks for, wherever it looks, when a tile is `shown` pixels wide. */
const heaviestScreen = (z: number, shown: number, [width, height]: [number, number]): number => {
  const count = 2 ** z;
  const starts = Array.from({ length: count * 4 }, (_, index) => index / 4);
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

describe('the relief', () => {
  it('has every tile that its index promises, and no other, so that a map finds none missing', () => {
    const tiles = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.avif'))
      .sort();
    expect(tiles).toEqual([...sizes.keys()].map((path) => `${path}.avif`).sort());
  });

  it('is described by an index that is what the build writes, in the shape that the page reads', () => {
    expect(JSON.parse(readFileSync(`${folder}index.json`, 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(reliefIndex)),
    );
    expect(layerMetadata.parse(reliefIndex.metadata)).toEqual(reliefIndex.metadata);
  });

  it('takes at most 500 KB in all', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const bytes = files
      .map((path) => statSync(`${folder}${path}`))
      .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
    expect(bytes).toBeLessThan(500_000);
  });

  it.each([
    [360, 740],
    [1440, 900],
    [1920, 1080],
    [2560, 1440],
  ])(
    'takes at most 60 KB for a screen of %d × %d, at the zoom where tiles are smallest',
    (...size) => {
      const smallest = (2 * tileSize) / Math.SQRT2;
      for (const z of [2, 3, 4, 5, 6])
        expect(heaviestScreen(z, smallest, size)).toBeLessThan(60_000);
    },
  );

  it('is neutral at sea and not on the Himalaya', async () => {
    const sea = await sharp(pathOf(5, 29, 14))
      .greyscale()
      .stats();
    const himalaya = await sharp(pathOf(5, 23, 13))
      .greyscale()
      .stats();
    expect(Math.abs((sea.channels[0]?.mean ?? 0) - neutral)).toBeLessThanOrEqual(1);
    expect(sea.channels[0]?.stdev).toBeLessThan(1);
    expect(himalaya.channels[0]?.stdev).toBeGreaterThan(10);
  });
});

import { brotliCompressSync } from 'node:zlib';
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { expect, it } from 'vitest';
import type { TileId } from '../../src/core/story/tiles.ts';
import { contourPart, tileSize } from '../../src/style/relief.ts';
import { contourCutter } from '../../src/tiles/relief/contours.ts';
import { integer } from '../core/arbitraries.ts';

/** A height in metres by its pixels from the north-west of the first tile. */
type HeightAt = (x: number, y: number) => number;

/** Cuts the contours of two tiles side by side. */
async function cut(heightAt: HeightAt, contours: 'km' | 'mi' = 'km') {
  const said: string[] = [];
  const heightsOf = async ([, column]: TileId, beyond: number) => {
    const width = tileSize + 2 * beyond;
    const [left, top] = [column * tileSize - beyond + 0.5, 0.5 - beyond];
    const values = Float32Array.from({ length: width ** 2 }, (_, at) =>
      heightAt(left + (at % width), top + Math.floor(at / width)),
    );
    return { width, height: width, values };
  };
  const ids = [0, 1].map((x): TileId => [12, x, 7]);
  const tileOf = contourCutter(ids, heightsOf, { contours, say: (words) => said.push(words) });
  const tiles = await Promise.all(ids.map(async (id) => (await tileOf(id)) ?? new Uint8Array()));
  const lines = tiles.map((bytes, column) => {
    const layer = new VectorTile(new PbfReader(bytes)).layers[contourPart];
    return Array.from({ length: layer?.length ?? 0 }, (_, i) => {
      const feature = layer?.feature(i) as VectorTileFeature;
      const { extent, properties } = feature;
      const lines = feature.loadGeometry();
      // MapLibre would give up a tile with an empty one.
      expect(lines).not.toEqual([]);
      const [east, pixel] = [column * tileSize, tileSize / extent];
      const places = lines.flat().map(({ x, y }) => [east + x * pixel, y * pixel] as const);
      return { figure: properties.name, places };
    });
  });
  return {
    said: said[0] ?? '',
    lines,
    bytes: tiles.map((tile) => brotliCompressSync(tile).length),
  };
}

it('contours follow the heights, match at tile edges, and are labelled every fifth line', () =>
  fc.assert(
    fc.asyncProperty(integer(40, 300), integer(10, 900), async (wide, high) => {
      const heightAt: HeightAt = (x, y) =>
        1200 + x / 10 + high * Math.sin(x / wide + 1) * Math.cos(y / wide);
      const { said, lines } = await cut(heightAt);
      const every = Number(/\d+/.exec(said)?.[0]);
      for (const { figure, places } of lines.flat()) {
        const counts = places.map(([x, y]) => heightAt(x, y) / every);
        const count = figure ? Number(figure) / every : Math.round(counts[0] ?? 0);
        expect(count % 5 === 0).toBe(figure !== undefined);
        for (const own of counts) expect(Math.abs(own - count)).toBeLessThan(0.35);
      }
      const [west = [], east = []] = lines.map((own) =>
        own.flatMap(({ places }) => places).filter(([x]) => Math.abs(x - tileSize) < 6),
      );
      for (const [x, y] of west.filter(([, down]) => down > 0 && down < tileSize))
        expect(east.some(([u, v]) => Math.hypot(u - x, v - y) < 0.8)).toBe(true);
    }),
    { numRuns: 5 },
  ));

it('the interval grows with the slope, in metres or feet, and sea has no contours', async () => {
  const said = [0.2, 2, 11].map(async (rise) => (await cut((_, y) => rise * y - 100)).said);
  const steps = [10, 50, 200].map((step) => `contours: every ${step} m at zoom 12`);
  expect(await Promise.all(said)).toEqual(steps);
  expect((await cut((_, y) => 2 * y, 'mi')).said).toBe('contours: every 100 ft at zoom 12');
  expect((await cut(() => -20)).lines).toEqual([[], []]);
});

it('contours end where the heights end, without following that edge', async () => {
  const { lines } = await cut((x, y) => (x < 300 ? 1000 + 2 * y : Number.NaN));
  expect(lines.flat().length).toBeGreaterThan(10);
  for (const { places } of lines.flat())
    for (const [x, y] of places)
      expect([x < 300, Math.abs(y - (places[0]?.[1] ?? 0)) < 2]).toEqual([true, true]);
});

it('contours take at most 150 KB for a screen of 1440 × 900, twelve tiles, on the roughest ground', async () => {
  const hill = (x: number, y: number, wide: number) =>
    2.75 * wide * Math.sin(x / wide) * Math.cos((y - x / 3) / wide);
  const { bytes } = await cut((x, y) => 2500 + hill(x, y, 150) + hill(x, y, 61) + hill(x, y, 19));
  expect(Math.min(...bytes)).toBeGreaterThan(4000);
  expect(Math.max(...bytes)).toBeLessThan(12_500);
});

it('contours are at least as far apart at each zoom as at the next, even if the next is steeper', async () => {
  const said: string[] = [];
  const heightsOf = async ([z]: TileId, beyond: number) => {
    const width = tileSize + 2 * beyond;
    const heights = Array.from({ length: width ** 2 }, (_, at) => Math.floor(at / width));
    const values = Float32Array.from(heights, (row) => (z === 12 ? 8 : 1) * row);
    return { width, height: width, values };
  };
  const ids: TileId[] = [11, 12].map((z) => [z, 0, 0]);
  const contours = { contours: 'km', say: (words: string) => said.push(words) } as const;
  await contourCutter(ids, heightsOf, contours)(ids[0] as TileId);
  expect(said).toEqual(['contours: every 100 m at zoom 11, every 100 m at zoom 12']);
});

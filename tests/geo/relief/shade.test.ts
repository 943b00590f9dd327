import { polygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import {
  encodeWithin,
  generalised,
  landIn,
  side as pictureSize,
} from '../../../geo/relief/pyramids.ts';
import type { Raster } from '../../../geo/relief/raster.ts';
import { shadeOf } from '../../../geo/relief/source.ts';
import { tileSize } from '../../../src/style/relief.ts';

const side = 60;
const rasterOf = (at: (x: number, y: number) => number): Raster => ({
  width: side,
  height: side,
  values: Float32Array.from({ length: side ** 2 }, (_, index) =>
    at(index % side, Math.floor(index / side)),
  ),
});

describe('shadeOf', () => {
  it('is nothing on flat ground, be the source a little grainy', () => {
    for (const grey of [204, 205, 206, 207, 208]) expect(shadeOf(grey)).toBeCloseTo(0, 9);
  });

  it('is the deeper the darker the source, to −1, and positive where it is lit', () => {
    expect(shadeOf(180)).toBeLessThan(0);
    expect(shadeOf(100)).toBeLessThan(shadeOf(180));
    expect(shadeOf(0)).toBe(-1);
    expect(shadeOf(240)).toBeGreaterThan(0);
  });
});

it('a generalised shade has melted grain away, and a broad slope is stronger than it was', () => {
  const at = (raster: Raster): number => {
    const { values } = generalised(raster, { radius: 2, gain: 1.5, detail: 0.3 });
    return values[30 * side + 30] ?? Number.NaN;
  };
  expect(Math.abs(at(rasterOf((x, y) => ((x + y) % 2 === 0 ? 0.4 : -0.4))))).toBeLessThan(0.25);
  expect(at(rasterOf(() => -0.4))).toBeCloseTo(-0.6, 5);
});

it('a tile keeps within its bytes, by a lower quality where it must, the same every time', async () => {
  const greys = Buffer.from(
    Array.from({ length: pictureSize ** 2 }, (_, at) => 128 + 99 * Math.sin(at / 3)),
  );
  const coding = { quality: 36, effort: 1, bytes: Number.POSITIVE_INFINITY };
  const best = await encodeWithin(greys, coding);
  expect(await encodeWithin(greys, { ...coding, bytes: best.length })).toEqual(best);
  const lesser = await encodeWithin(greys, { ...coding, bytes: best.length - 1 });
  expect(lesser.length).toBeLessThan(best.length);
});

it('land is full and the sea empty, in the place that Web Mercator gives it', async () => {
  const ring = [
    [0, 0],
    [90, 0],
    [90, 66.51326],
    [0, 66.51326],
    [0, 0],
  ];
  const strip = { world: 2 * tileSize, left: tileSize, top: 0, width: tileSize, height: tileSize };
  const mask = await landIn(polygon([ring]), strip);
  const landAt = (x: number, y: number) => mask[y * tileSize + x];
  expect([landAt(250, 260), landAt(250, 500)]).toEqual([255, 255]);
  expect([landAt(262, 400), landAt(100, 250)]).toEqual([0, 0]);
});

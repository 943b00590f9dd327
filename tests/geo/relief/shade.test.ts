import { polygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { blur } from '../../../geo/relief/blur.ts';
import { landMask } from '../../../geo/relief/land-mask.ts';
import type { Box, Raster } from '../../../geo/relief/raster.ts';
import { shadeOf } from '../../../geo/relief/shade.ts';
import { encodeTile, neutral, tileGrey } from '../../../geo/relief/tile.ts';

const rasterOf = (width: number, height: number, at: (x: number, y: number) => number): Raster => ({
  width,
  height,
  values: Float32Array.from({ length: width * height }, (_, index) =>
    at(index % width, Math.floor(index / width)),
  ),
});

const westIsLand = rasterOf(60, 60, (x) => (x < 30 ? 1 : 0));

describe('blur', () => {
  it('leaves an even field even', () => {
    const { values } = blur(
      rasterOf(20, 20, () => 0.5),
      3,
    );
    for (const value of values) expect(value).toBeCloseTo(0.5, 5);
  });
});

describe('shadeOf', () => {
  it('leaves a plain by a bright sea clean', () => {
    const grey = rasterOf(60, 60, (x) => (x < 30 ? 0.4 : 0.9));
    for (const value of shadeOf(grey, westIsLand, 6).values) expect(value).toBeCloseTo(0, 5);
  });

  it('is dark where a slope is darker than its surroundings, and nothing at sea', () => {
    const grey = rasterOf(60, 60, (x, y) => (x < 30 && y === 30 ? 0.2 : 0.6));
    const { values } = shadeOf(grey, westIsLand, 6);
    expect(values[30 * 60 + 10]).toBeLessThan(-0.5);
    expect(values[30 * 60 + 50]).toBeCloseTo(0, 9);
  });
});

describe('landMask', () => {
  it('is one on land and nought at sea', async () => {
    const ring = [
      [100, 10],
      [105, 10],
      [105, 20],
      [100, 20],
      [100, 10],
    ];
    const mask = await landMask(polygon([ring]), [100, 10, 110, 20], 4);
    expect([mask.width, mask.height]).toEqual([40, 40]);
    expect(mask.values[20 * 40 + 5]).toBe(1);
    expect(mask.values[20 * 40 + 35]).toBe(0);
  });
});

describe('a tile', () => {
  const box: Box = [90, 0, 180, 60];
  const shade = rasterOf(90, 60, (x, y) => Math.sin(x / 3) * Math.cos(y / 5));

  it('is neutral outside the box and on its rim', () => {
    const grey = tileGrey(shade, box, { z: 1, x: 0, y: 0 }, 5);
    expect(new Set(grey)).toEqual(new Set([neutral]));
  });

  it('comes out the same, byte for byte, every time', async () => {
    const tile = () => encodeTile(tileGrey(shade, box, { z: 1, x: 1, y: 0 }, 5), 36);
    const [first, second] = [await tile(), await tile()];
    expect(first.equals(second)).toBe(true);
    expect(new Set(tileGrey(shade, box, { z: 1, x: 1, y: 0 }, 5)).size).toBeGreaterThan(50);
  });
});

import { polygon } from '@turf/turf';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { blur } from '../../../geo/relief/blur.ts';
import { fadingToRim } from '../../../geo/relief/fading.ts';
import { landMask } from '../../../geo/relief/land-mask.ts';
import { cutOut, type Raster } from '../../../geo/relief/raster.ts';
import { generalised, shadeOf } from '../../../geo/relief/shade.ts';
import {
  encodeTile,
  encodeWithin,
  neutral,
  pictureSize,
  tileGrey,
} from '../../../geo/relief/tile.ts';
import { tileSize } from '../../../src/map/relief/relief-tile.ts';

const rasterOf = (width: number, height: number, at: (x: number, y: number) => number): Raster => ({
  width,
  height,
  values: Float32Array.from({ length: width * height }, (_, index) =>
    at(index % width, Math.floor(index / width)),
  ),
});

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

describe('generalised', () => {
  const style = { radius: 2, gain: 1.5, detail: 0.3 };
  const at = ({ values }: Raster): number => values[30 * 60 + 30] ?? Number.NaN;

  it('melts grain away, and draws a broad slope stronger than it is', () => {
    const grain = rasterOf(60, 60, (x, y) => ((x + y) % 2 === 0 ? 0.4 : -0.4));
    const slope = rasterOf(60, 60, () => -0.4);
    expect(Math.abs(at(generalised(grain, style)))).toBeLessThan(0.25);
    expect(at(generalised(slope, style))).toBeCloseTo(-0.6, 5);
  });

  it('stays between full shade and full light', () => {
    const deep = rasterOf(60, 60, () => -0.9);
    expect(at(generalised(deep, style))).toBe(-1);
  });
});

describe('cutOut', () => {
  const raster = rasterOf(4, 3, (x, y) => 10 * y + x);
  const cut = (left: number, top: number) => [
    ...cutOut(raster, { left, top, width: 2, height: 2 }).values,
  ];

  it('gives a part of a raster', () => {
    expect(cut(1, 1)).toEqual([11, 12, 21, 22]);
  });

  it('goes on beyond the edges as the raster ends there', () => {
    expect([cut(-1, -1), cut(3, 2)]).toEqual([
      [0, 0, 0, 0],
      [23, 23, 23, 23],
    ]);
  });
});

describe('landMask', () => {
  it('is one on land and nought at sea, in the place that Web Mercator gives it', async () => {
    const ring = [
      [0, 0],
      [90, 0],
      [90, 66.51326],
      [0, 66.51326],
      [0, 0],
    ];
    const block = { z: 1, left: 1, top: 0, right: 1, bottom: 0 };
    const mask = await landMask(polygon([ring]), block);
    const isLand = (x: number, y: number) => mask.values[y * tileSize + x];
    expect([mask.width, mask.height]).toEqual([tileSize, tileSize]);
    expect([isLand(250, 260), isLand(250, 500)]).toEqual([1, 1]);
    expect([isLand(262, 400), isLand(100, 250)]).toEqual([0, 0]);
  });
});

describe('fadingToRim', () => {
  it('is nothing outside the box and on its rim, and whole well inside', () => {
    const fading = fadingToRim([0, -60, 180, 60], 5, { z: 1, x: 1, y: 0 });
    const row = 400 * tileSize;
    expect([fading(row), fading(100 * tileSize + 256), fading(row + 256)]).toEqual([
      expect.closeTo(0, 1),
      0,
      1,
    ]);
  });

  it('is whole everywhere without a width', () => {
    expect(fadingToRim([0, -60, 180, 60], 0, { z: 1, x: 1, y: 0 })(0)).toBe(1);
  });
});

describe('a tile', () => {
  const shade = rasterOf(pictureSize, pictureSize, (x, y) => Math.sin(x / 3) * Math.cos(y / 5));

  it('is neutral where there is no shade', () => {
    expect(new Set(tileGrey(rasterOf(8, 8, () => 0)))).toEqual(new Set([neutral]));
  });

  it.each([1, 4])('comes out the same, byte for byte, every time, at effort %i', async (effort) => {
    const tile = () => encodeTile(tileGrey(shade), { quality: 36, effort });
    const [first, second] = [await tile(), await tile()];
    expect(first.equals(second)).toBe(true);
  });

  it('takes fewer bytes, and no larger an error, where its encoder looks longer', async () => {
    const grey = tileGrey(shade);
    const [quick, slow] = await Promise.all(
      [1, 4].map(async (effort) => {
        const tile = await encodeTile(grey, { quality: 36, effort });
        const seen = await sharp(tile).greyscale().raw().toBuffer();
        const error = grey.reduce((sum, value, at) => sum + (value - (seen[at] ?? 0)) ** 2, 0);
        return { length: tile.length, error };
      }),
    );
    expect(slow?.length).toBeLessThan(quick?.length ?? 0);
    expect(slow?.error).toBeLessThanOrEqual(quick?.error ?? 0);
  });

  it('keeps within its bytes, by a lower quality where it must', async () => {
    const grey = tileGrey(shade);
    const encoding = { quality: 36, effort: 1 };
    const best = await encodeTile(grey, encoding);
    expect((await encodeWithin(grey, encoding, best.length)).equals(best)).toBe(true);
    const { length } = await encodeWithin(grey, encoding, best.length - 1);
    expect(length).toBeLessThan(best.length);
  });
});

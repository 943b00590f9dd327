import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Bounds,
  boundsContain,
  overlap,
  unwrapped,
  widthKm,
  withinReach,
} from '../../../src/core/camera/bounds.ts';
import { type LngLat, toMercator } from '../../../src/core/camera/mercator.ts';
import {
  angleBetween,
  bounds,
  boundsEastOf,
  eastOf,
  forAll,
  number,
  turn,
} from '../arbitraries.ts';

const fiji: Bounds = [176.8, -18.6, -179.5, -16];

describe('bounds', () => {
  it('overlap a band around the Earth in full, on both sides of the 180th meridian', () => {
    expect(overlap(fiji, [-180, -17, 180, 85])?.slice(1)).toEqual([-17, expect.any(Number), -16]);
    expect(widthKm(overlap(fiji, [-180, -85, 180, 85]) ?? [0, 0, 0, 0])).toBeCloseTo(widthKm(fiji));
  });

  it('unwrap past 180° if they cross the 180th meridian, into the world copy nearest to a longitude', () => {
    expect(unwrapped(fiji)).toEqual([176.8, -18.6, 180.5, -16]);
    expect(unwrapped([100, 10, 130, 40])).toEqual([100, 10, 130, 40]);
    expect(unwrapped(fiji, -179)).toEqual([-183.2, -18.6, -179.5, -16]);
    expect(unwrapped(fiji, 179)).toEqual([176.8, -18.6, 180.5, -16]);
    expect(unwrapped([100, 10, 130, 40], 470)).toEqual([460, 10, 490, 40]);
    expect(unwrapped([175, -5, -175, 5], 0)).toEqual([-185, -5, -175, 5]);
  });

  it.each([
    [[178.4, -18.1], true],
    [[-179.9, -16.5], true],
    [[180.1, -16.5], true],
    [[-171.8, -17], false],
    [[0, -17], false],
    [[178.4, -19], false],
  ] as const)('contain a place on either side of the meridian: %o, %s', (at, isIn) => {
    expect(boundsContain(fiji, at)).toBe(isIn);
  });

  it('contain the same places and have the same width at any longitude', () => {
    const position = fc.tuple(number(-180, 180), number(-70, 70));
    forAll(bounds, position, turn, (box, at, by) => {
      const moved = boundsEastOf(box, by);
      fc.pre(Math.min(...[0, 2].map((i) => Math.abs((box[i] ?? 0) - at[0]))) > 1e-6);
      expect(boundsContain(moved, eastOf(at, by))).toBe(boundsContain(box, at));
      expect(widthKm(moved)).toBeCloseTo(widthKm(box), 6);
    });
  });

  it('get wider with every added degree, even past half the world', () => {
    const kms = [90, 180, 270, 359].map((width) => widthKm([-180, -1, -180 + width, 1]));
    expect(kms).toEqual(kms.toSorted((a, b) => a - b));
    expect(kms[3]).toBeGreaterThan(39_000);
  });
});

const reach = [65, -15, 160, 62] as const;
const anywhere = fc.tuple(number(-400, 400), number(-85, 85));
const zooms = number(0, 10);
const heights = number(1, 3000);

it('withinReach never leaves the bounds or shows anything beyond the projected plane', () =>
  forAll(anywhere, zooms, heights, (center, zoom, height) => {
    const kept = withinReach(center, zoom, height, reach);
    const [lng] = kept.center;
    const [, y] = toMercator(kept.center);
    const half = height / 2 / (512 * 2 ** kept.zoom);
    expect(lng).toBeGreaterThanOrEqual(65);
    expect(lng).toBeLessThanOrEqual(160);
    expect(y - half).toBeGreaterThanOrEqual(-1e-9);
    expect(y + half).toBeLessThanOrEqual(1 + 1e-9);
  }));

it('withinReach works alike at any longitude, even across the 180th meridian', () =>
  forAll(anywhere, zooms, heights, turn, (center, zoom, height, by) => {
    const far = boundsEastOf(reach, by);
    // Half around the world both ends of the reach are equally near.
    fc.pre(angleBetween(center[0], (65 + 160) / 2) < 179.999);
    const here = withinReach(center, zoom, height, reach);
    const there = withinReach(eastOf(center, by), zoom, height, far);
    expect(angleBetween(there.center[0], here.center[0] + by)).toBeLessThan(1e-6);
    expect(there.center[1]).toBeCloseTo(here.center[1], 9);
    expect(there.zoom).toBe(here.zoom);
  }));

it('withinReach leaves a center within reach unchanged and wraps its longitude to ±180', () => {
  const center: LngLat = [120.123456789, 33.3];
  expect(withinReach(center, 4, 900, reach).center).toBe(center);
  const across = [170, -30, -165, 10] as const;
  const kept = (lng: number) => withinReach([lng, -10], 5, 900, across).center;
  for (const lng of [170, 178, -180, -165]) expect(kept(lng)).toEqual([lng, -10]);
  expect([-190, 190, 540, 900].map((lng) => kept(lng)[0])).toEqual([170, -170, -180, -180]);
  expect(kept(-160)).toEqual([-165, -10]);
  expect(kept(160)).toEqual([170, -10]);
});

it('withinReach zooms in only if the world is shorter than the viewport', () => {
  expect(withinReach([120, 30], 1, 2048, reach).zoom).toBe(2);
  expect(withinReach([120, 30], 1, 900, reach).zoom).toBe(1);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bounds, boundsContain, unwrapped, widthKm } from '../../../src/core/camera/bounds.ts';
import type { LngLat } from '../../../src/core/camera/mercator.ts';
import { bounds, boundsEastOf, eastOf, number, turn } from '../arbitraries.ts';

const fiji: Bounds = [176.8, -18.6, -179.5, -16];

describe('bounds', () => {
  it('are unwrapped eastward past 180 where they cross the 180th meridian', () => {
    expect(unwrapped(fiji)).toEqual([176.8, -18.6, 180.5, -16]);
    expect(unwrapped([100, 10, 130, 40])).toEqual([100, 10, 130, 40]);
  });

  it('are unwrapped in the copy of the world that is nearest to a longitude', () => {
    expect(unwrapped(fiji, -179)).toEqual([-183.2, -18.6, -179.5, -16]);
    expect(unwrapped(fiji, 179)).toEqual([176.8, -18.6, 180.5, -16]);
    expect(unwrapped([100, 10, 130, 40], 470)).toEqual([460, 10, 490, 40]);
    expect(unwrapped([175, -5, -175, 5], 0)).toEqual([-185, -5, -175, 5]);
  });

  it('contain what lies in them on either side of the meridian, and nothing else', () => {
    expect(boundsContain(fiji, [178.4, -18.1])).toBe(true);
    expect(boundsContain(fiji, [-179.9, -16.5])).toBe(true);
    expect(boundsContain(fiji, [180.1, -16.5])).toBe(true);
    expect(boundsContain(fiji, [-171.8, -17])).toBe(false);
    expect(boundsContain(fiji, [0, -17])).toBe(false);
    expect(boundsContain(fiji, [178.4, -19])).toBe(false);
  });

  it('contain the same places, and have the same width, wherever around the world they lie', () => {
    const position = fc.tuple(number(-180, 180), number(-70, 70));
    fc.assert(
      fc.property(bounds, position, turn, (box, at, by) => {
        const moved = boundsEastOf(box, by);
        fc.pre(Math.min(...[0, 2].map((i) => Math.abs((box[i] ?? 0) - at[0]))) > 1e-6);
        expect(boundsContain(moved, eastOf(at, by) as unknown as LngLat)).toBe(
          boundsContain(box, at),
        );
        expect(widthKm(moved)).toBeCloseTo(widthKm(box), 6);
      }),
    );
  });

  it('grow wider with every degree, past half the world too', () => {
    const kms = [90, 180, 270, 359].map((width) => widthKm([-180, -1, -180 + width, 1]));
    expect(kms).toEqual(kms.toSorted((a, b) => a - b));
    expect(kms[3]).toBeGreaterThan(39_000);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrapped } from '../../../src/core/camera/bounds.ts';
import { coordinateBounds } from '../../../src/core/geometry/coordinates.ts';
import { angleBetween, eastOf, number, turn } from '../arbitraries.ts';

describe('coordinateBounds', () => {
  it('goes around all rings of all parts', () => {
    const square = (x: number, y: number) => [
      [
        [x, y],
        [x + 1, y],
        [x + 1, y + 2],
        [x, y],
      ],
    ];
    expect(coordinateBounds([square(10, 20), square(-5, 3)])).toEqual([-5, 3, 11, 22]);
  });

  it('has no extent for a point, with or without a height', () => {
    expect(coordinateBounds([126, 38])).toEqual([126, 38, 126, 38]);
    expect(coordinateBounds([126, 38, 2744])).toEqual([126, 38, 126, 38]);
  });

  it('crosses the 180th meridian where that is narrower', () => {
    expect(
      coordinateBounds([
        [179, -17],
        [-171, -14],
      ]),
    ).toEqual([179, -17, -171, -14]);
    expect(coordinateBounds([[[179, 1]], [[-179, 2]], [[-178, 0]]])).toEqual([179, 0, -178, 2]);
    expect(
      coordinateBounds([
        [175, 0],
        [190, 5],
      ]),
    ).toEqual([175, 0, -170, 5]);
  });

  it('is as wide as its shapes wherever around the world they lie', () => {
    const position = fc.tuple(number(0, 80), number(-60, 60));
    const lines = fc.array(fc.array(position, { minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(lines, turn, (lines, by) => {
        const here = coordinateBounds(lines);
        const there = coordinateBounds(lines.map((line) => line.map((at) => eastOf(at, by))));
        const [west, south, east, north] = unwrapped(there);
        expect(angleBetween(west, here[0] + by)).toBeLessThan(1e-6);
        expect(east - west).toBeCloseTo(here[2] - here[0], 6);
        expect([south, north]).toEqual([here[1], here[3]]);
        expect(Math.max(Math.abs(there[0]), Math.abs(there[2]))).toBeLessThanOrEqual(180);
      }),
    );
  });

  it('is the whole world for what goes around it', () => {
    const around = [
      [0, 0],
      [120, 10],
      [-120, 5],
      [0, 0],
    ];
    const [west, , east] = coordinateBounds(around);
    expect([west, east]).toEqual([-180, 180]);
  });

  it('is the whole world for a ring along the edges of the map', () => {
    const edges = [
      [-180, -85],
      [180, -85],
      [180, 85],
      [-180, 85],
      [-180, -85],
    ];
    expect(coordinateBounds([edges])).toEqual([-180, -85, 180, 85]);
  });

  it('holds nothing where there is nothing', () => {
    expect(coordinateBounds([])).toEqual([Infinity, Infinity, -Infinity, -Infinity]);
    expect(coordinateBounds([[], [[]]])).toEqual(coordinateBounds([]));
  });
});

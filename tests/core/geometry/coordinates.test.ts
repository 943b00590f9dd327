import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unwrapped } from '../../../src/core/camera/bounds.ts';
import { lineMeetsBox } from '../../../src/core/geometry/box.ts';
import { coordinateBounds, type Nested } from '../../../src/core/geometry/coordinates.ts';
import { level as across, ring } from '../../support/shapes.ts';
import { angleBetween, eastOf, forAll, number, turn } from '../arbitraries.ts';

it.each([
  ['all rings of all parts', [[ring(10, 20, 11, 22)], [ring(-5, 3, -4, 5)]], [-5, 3, 11, 22]],
  ['a point', [126, 38], [126, 38, 126, 38]],
  ['a point with a height', [126, 38, 2744], [126, 38, 126, 38]],
  ['places on either side of the 180th meridian', across(179, -171), [179, 0, -171, 0]],
  ['such places in several lines', [[[179, 1]], [[-179, 2]], [[-178, 0]]], [179, 0, -178, 2]],
  ['a line that runs on past 180', across(175, 190), [175, 0, -170, 0]],
  ['a line around the world', across(0, 120, -120, 0), [-180, 0, 180, 0]],
  ['a ring along the edges of the map', [ring(-180, -85, 180, 85)], [-180, -85, 180, 85]],
  ['nothing', [[], [[]]], [Infinity, Infinity, -Infinity, -Infinity]],
] as [string, Nested, number[]][])('coordinateBounds encloses %s', (_, coordinates, box) => {
  expect(coordinateBounds(coordinates)).toEqual(box);
});

it('coordinateBounds is as wide as its shapes at any longitude', () => {
  const position = fc.tuple(number(0, 80), number(-60, 60));
  const few = { minLength: 1, maxLength: 4 };
  const lines = fc.array(fc.array(position, few), few);
  forAll(lines, turn, (lines, by) => {
    const here = coordinateBounds(lines);
    const there = coordinateBounds(lines.map((line) => line.map((at) => eastOf(at, by))));
    const [west, south, east, north] = unwrapped(there);
    expect(angleBetween(west, here[0] + by)).toBeLessThan(1e-6);
    expect(east - west).toBeCloseTo(here[2] - here[0], 6);
    expect([south, north]).toEqual([here[1], here[3]]);
    expect(Math.max(Math.abs(there[0]), Math.abs(there[2]))).toBeLessThanOrEqual(180);
  });
});

const box = { left: -1, right: 1, top: -1, bottom: 1 };
it.each<[what: string, from: readonly [number, number], to: readonly [number, number], boolean]>([
  ['ends in it', [5, 0], [0, 0], true],
  ['passes through it', [-5, -4], [5, 4], true],
  ['cuts a corner', [0, -1.9], [1.9, 0], true],
  ['passes a corner', [0, -2.1], [2.1, 0], false],
  ['ends before it', [5, 0], [2, 0], false],
  ['runs beside it', [-5, 2], [5, 2], false],
])('lineMeetsBox judges a line that %s', (_, from, to, meets) => {
  expect(lineMeetsBox([from, to], box)).toBe(meets);
});

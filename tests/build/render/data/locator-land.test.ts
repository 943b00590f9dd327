import { expect, test } from 'vitest';
import { locatorLand } from '../../../../src/build/render/story-data-plugin.ts';

/** A square of land, `side` degrees wide. */
const square = (west: number, south: number, side: number, part = 'land') => {
  const [east, north] = [west + side, south + side];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const geometry = { type: 'Polygon', coordinates: [ring] };
  return { type: 'Feature', properties: { part }, geometry };
};
const map = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });

/** 84 units wide: a unit is a degree of longitude. */
const region = [-42, -30, 42, 30] as const;

test('the land of the small map is on its grid, from its top left corner', () => {
  expect(locatorLand(map(square(0, -10, 10)), region)).toBe('M42 40l10 0 0-10-10 0z');
});

test('it leaves out what is no land, what is elsewhere, and islands too small to see', () => {
  const others = [square(0, 0, 10, 'lakes'), square(100, 0, 10), square(0, 0, 0.4)];
  expect(locatorLand(map(...others), region)).toBe('');
  expect(locatorLand(undefined, region)).toBe('');
});

test('land on the other side of the 180th meridian stands beside that on this side', () => {
  const across = [138, -30, -138, 30] as const;
  const path = locatorLand(map(square(170, -10, 10), square(-180, -10, 10)), across);
  expect(path).toBe('M32 40l10 0 0-10-10 0zM42 40l10 0 0-10-10 0z');
});

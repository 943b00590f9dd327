import { expect, test } from 'vitest';
import { coveredAside } from '../../../src/page/reading/measure-page.ts';

const box = (left: number, right: number) => ({ left, right }) as DOMRect;

test.each([
  ['at the left', box(40, 500), { left: 500, right: 0 }],
  ['at the right, as where lines run from right to left', box(940, 1400), { left: 0, right: 500 }],
])('a column %s covers the map from that side', (_, column, covered) => {
  expect(coveredAside(box(0, 1440), column)).toEqual(covered);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundStep, valueAxis } from '../../../../src/build/story/charts/plot.ts';
import { chartWords as words } from '../../../support/chart-words.ts';

test.each([
  [0, 1],
  [1, 1],
  [3.75, 5],
  [8.75, 10],
  [971, 1000],
  [1001, 2000],
  [720_000, 1_000_000],
])('the round step that is no less than %d is %d', (atLeast, step) => {
  expect(roundStep(atLeast)).toBe(step);
});

test('the axis holds every value, and names one to three of its lines', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000_000), (most) => {
      const { top, step, width } = valueAxis(most, words);
      expect(top).toBeGreaterThanOrEqual(most);
      expect(top - most).toBeLessThanOrEqual(Math.max(1, step / 5));
      expect(Math.floor(top / step)).toBeLessThanOrEqual(3);
      expect(width).toBeGreaterThanOrEqual(0);
    }),
  );
});

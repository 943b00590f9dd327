import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, quantile } from '../../../bench/report/quantile.ts';

const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 });
const share = fc.double({ noNaN: true, min: 0, max: 1 });

describe('quantile', () => {
  it('is the least value at 0 and the greatest at 1', () => {
    fc.assert(
      fc.property(values, (some) => {
        expect(quantile(some, 0)).toBeCloseTo(Math.min(...some), 9);
        expect(quantile(some, 1)).toBeCloseTo(Math.max(...some), 9);
      }),
    );
  });

  it('never falls as the share grows', () => {
    fc.assert(
      fc.property(values, share, share, (some, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(quantile(some, low)).toBeLessThanOrEqual(quantile(some, high) + 1e-9);
      }),
    );
  });

  it('lies halfway between the two in the middle of an even number', () => {
    expect(median([40, 10, 30, 20])).toBe(25);
  });

  it('is NaN for no values', () => {
    expect(median([])).toBeNaN();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { easeTravel } from '../../../src/core/timeline/travel.ts';
import { number } from '../arbitraries.ts';

describe('easeTravel', () => {
  it('goes from 0 to 1 and rests outside', () => {
    expect([-1, 0, 0.5, 1, 2].map(easeTravel)).toEqual([0, 0, 0.5, 1, 1]);
  });

  it('starts and stops with neither speed nor acceleration', () => {
    const h = 1e-3;
    expect(easeTravel(h) / h).toBeLessThan(1e-4);
    expect(easeTravel(h) / h ** 2).toBeLessThan(0.011);
    expect((1 - easeTravel(1 - h)) / h ** 2).toBeLessThan(0.011);
  });

  it('never goes back', () => {
    fc.assert(
      fc.property(number(0, 1), number(0, 1), (a, b) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        expect(easeTravel(second) - easeTravel(first)).toBeGreaterThanOrEqual(-1e-15);
      }),
    );
  });
});

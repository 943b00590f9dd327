import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lerp } from '../../src/core/numbers.ts';
import { number } from './arbitraries.ts';

describe('lerp', () => {
  it('is exactly its ends at 0 and 1 and between them in between', () => {
    fc.assert(
      fc.property(number(-1e6, 1e6), number(-1e6, 1e6), number(0, 1), (a, b, t) => {
        expect(lerp(a, b, 0) + 0).toBe(a + 0);
        expect(lerp(a, b, 1) + 0).toBe(b + 0);
        expect(lerp(a, b, t)).toBeGreaterThanOrEqual(Math.min(a, b) - 1e-9);
        expect(lerp(a, b, t)).toBeLessThanOrEqual(Math.max(a, b) + 1e-9);
      }),
    );
  });
});

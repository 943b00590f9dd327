import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markOpacity } from '../../src/style/story-layer.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the names and marks of a layer', () => {
  it('are gone while it only stands by, and as plain as can be once it is shown', () => {
    expect([0, 0.35, 0.7, 1].map(markOpacity)).toEqual([0, 0, 1, 1]);
  });

  it('come and go without a jump, and never against the layer', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const rise = markOpacity(high) - markOpacity(low);
        expect(rise).toBeGreaterThanOrEqual(0);
        expect(rise).toBeLessThanOrEqual(4 * (high - low));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestShare, routeProgress } from '../../../src/core/route/route-progress.ts';

const uneven = [
  [100, 40],
  [100.5, 40],
  [101, 40],
  [104, 30],
  [104, 10],
] as const;

describe('nearestShare', () => {
  it('is the share by which a route is drawn, wherever its vertices lie', () => {
    const at = routeProgress({ line: uneven, stops: [] });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(nearestShare(uneven, at(share).head)).toBeCloseTo(share, 6);
      }),
    );
  });

  it('takes the nearest place of the line for a position beside it or beyond its ends', () => {
    const share = nearestShare(uneven, [104, 20]);
    expect(nearestShare(uneven, [104.2, 20])).toBeCloseTo(share, 9);
    expect(nearestShare(uneven, [99, 40])).toBe(0);
    expect(nearestShare(uneven, [104, 5])).toBe(1);
  });

  it('finds the place from any copy of the world', () => {
    const over = [
      [175, 0],
      [179, 0],
      [185, 0],
    ] as const;
    for (const lng of [182, -178, -538]) expect(nearestShare(over, [lng, 0])).toBeCloseTo(0.7, 9);
    for (const lng of [177, -183]) expect(nearestShare(over, [lng, 0])).toBeCloseTo(0.2, 9);
  });

  it('is the beginning of a line without length', () => {
    expect(nearestShare([[1, 1]], [2, 2])).toBe(0);
  });
});

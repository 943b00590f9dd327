import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { easeDrawing } from '../../../src/core/timeline/keyframe.ts';
import { number } from '../arbitraries.ts';

describe('how far a route is drawn over a hold', () => {
  it('rests where it begins, and is whole in the last quarter, while the last lines are read', () => {
    expect([0, 0.08, 0.75, 0.9, 1].map(easeDrawing)).toEqual([0, 0, 1, 1, 1]);
  });

  it('never goes back', () => {
    fc.assert(
      fc.property(number(0, 1), number(0, 1), (a, b) => {
        expect(easeDrawing(Math.max(a, b))).toBeGreaterThanOrEqual(easeDrawing(Math.min(a, b)));
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { lineProgress } from '../../../geo/steps/line-progress.ts';

describe('lineProgress', () => {
  it('runs from 0 to 1', () => {
    const progress = lineProgress([
      [100, 10],
      [110, 30],
      [120, 20],
    ]);
    expect(progress[0]).toBe(0);
    expect(progress[2]).toBe(1);
  });

  it('counts a degree in the north for more, as the Mercator plane does', () => {
    const [, middle = 0] = lineProgress([
      [100, 0],
      [100, 30],
      [100, 60],
    ]);
    expect(middle).toBeCloseTo(0.4171, 4);
  });
});

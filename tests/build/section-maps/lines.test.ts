import { describe, expect, it } from 'vitest';
import { cutGaps } from '../../../src/build/section-maps/cut-gaps.ts';
import { offsetLine } from '../../../src/build/section-maps/offset-line.ts';

describe('a route', () => {
  it('is open at its gaps, by the share of its length', () => {
    const line = [
      [0, 0],
      [10, 0],
      [100, 0],
    ] as const;
    expect(cutGaps(line, [[0.5, 0.6]])).toEqual([
      [
        [0, 0],
        [10, 0],
        [50, 0],
      ],
      [
        [60, 0],
        [100, 0],
      ],
    ]);
    expect(cutGaps(line, [])).toEqual([line.map((point) => [...point])]);
  });

  it('runs beside its line: to the right of its direction where the distance is positive', () => {
    const south = [
      [5, 0],
      [5, 10],
    ] as const;
    expect(offsetLine(south, 2)).toEqual([
      [3, 0],
      [3, 10],
    ]);
    const corner = [
      [0, 0],
      [10, 0],
      [10, 10],
    ] as const;
    expect(offsetLine(corner, 1)).toEqual([
      [0, 1],
      [9, 1],
      [9, 10],
    ]);
  });
});

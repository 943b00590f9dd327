import { describe, expect, it } from 'vitest';
import { pointAlong } from '../../../src/build/stills/draw-layers.ts';
import { offsetLine } from '../../../src/build/stills/lines.ts';

describe('a route', () => {
  it('has each of its points at the share of its length', () => {
    const line = [
      [0, 0],
      [10, 0],
      [100, 0],
    ] as const;
    expect([0, 0.05, 0.5, 1].map((share) => pointAlong(line, share))).toEqual([
      [0, 0],
      [5, 0],
      [50, 0],
      [100, 0],
    ]);
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

import { describe, expect, it } from 'vitest';
import { coordinateBounds } from '../../../src/map/features/coordinate-bounds.ts';

describe('coordinateBounds', () => {
  it('goes around all rings of all parts', () => {
    const square = (x: number, y: number) => [
      [
        [x, y],
        [x + 1, y],
        [x + 1, y + 2],
        [x, y],
      ],
    ];
    expect(coordinateBounds([square(10, 20), square(-5, 3)])).toEqual([-5, 3, 11, 22]);
  });

  it('has no extent for a point, with or without a height', () => {
    expect(coordinateBounds([126, 38])).toEqual([126, 38, 126, 38]);
    expect(coordinateBounds([126, 38, 2744])).toEqual([126, 38, 126, 38]);
  });

  it('holds nothing where there is nothing', () => {
    expect(coordinateBounds([])).toEqual([Infinity, Infinity, -Infinity, -Infinity]);
    expect(coordinateBounds([[], [[]]])).toEqual(coordinateBounds([]));
  });
});

import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { spline } from '../../../geo/shapes/routes.ts';

/** Positions that move on by at least a tenth of a degree, as stops of a route do. */
const stops = fc
  .array(
    fc.tuple(
      fc.double({ min: 0.1, max: 9, noNaN: true }),
      fc.double({ min: -40, max: 40, noNaN: true }),
    ),
    {
      minLength: 2,
      maxLength: 7,
    },
  )
  .map((moves) => {
    let east = 60;
    return moves.map(([by, north]): Position => {
      east += by;
      return [east, north];
    });
  });

describe('spline', () => {
  it('passes every position that it is given, in order', () => {
    fc.assert(
      fc.property(stops, (through) => {
        const curve = spline(through, 0.5);
        const found = through.map((stop) =>
          curve.findIndex(
            ([x = 0, y = 0]) => Math.hypot(x - (stop[0] ?? 0), y - (stop[1] ?? 0)) < 1e-9,
          ),
        );
        expect(found.every((index) => index >= 0)).toBe(true);
        expect(found).toEqual([...found].sort((a, b) => a - b));
      }),
    );
  });

  it('keeps a straight line straight', () => {
    const curve = spline(
      [
        [100, 20],
        [102, 22],
        [106, 26],
        [107, 27],
      ],
      0.3,
    );
    for (const [x = 0, y = 0] of curve) expect(y).toBeCloseTo(x - 80, 9);
  });

  it('is the same up to a position whatever comes two positions after it', () => {
    const shared: Position[] = [
      [129, 43],
      [123, 42],
      [116, 40],
      [103, 25],
    ];
    const [a, b] = [
      [102, 18],
      [100, 14],
    ].map((end) => spline([...shared, [102, 23], end], 0.5));
    const until = 1 + (a?.findIndex(([x, y]) => x === 103 && y === 25) ?? -1);
    expect(until).toBeGreaterThan(10);
    expect(b?.slice(0, until)).toEqual(a?.slice(0, until));
  });
});

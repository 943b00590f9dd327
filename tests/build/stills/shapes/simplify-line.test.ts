import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../../../../src/build/stills/frame.ts';
import { simplifyLine } from '../../../../src/build/stills/lines.ts';

const point = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }));
const line = fc.array(point, { minLength: 2, maxLength: 60 });

describe('a simplified line', () => {
  it('drops what makes a small bend and keeps what makes a large one', () => {
    const points: Point[] = [
      [0, 0],
      [10, 0.01],
      [20, 0],
      [30, 20],
      [40, 0],
    ];
    expect(simplifyLine({ points, closed: false }, 1).points).toEqual([
      [0, 0],
      [20, 0],
      [30, 20],
      [40, 0],
    ]);
  });

  it('keeps the ends of an open line, and only points that were there, in their order', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 0, max: 5000 }), (points, area) => {
        const kept = simplifyLine({ points, closed: false }, area).points;
        expect(kept[0]).toBe(points[0]);
        expect(kept.at(-1)).toBe(points.at(-1));
        const indices = kept.map((p) => points.indexOf(p as [number, number]));
        expect(indices).toEqual([...indices].sort((a, b) => a - b));
      }),
    );
  });

  it('gives a ring the same points wherever it begins', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(point, { minLength: 8, maxLength: 40, selector: String }),
        fc.nat(),
        (points, turn) => {
          const at = turn % points.length;
          const turned = [...points.slice(at), ...points.slice(0, at)];
          const set = (ring: readonly Point[]) =>
            new Set(simplifyLine({ points: ring, closed: true }, 300).points.map(String));
          const [one, other] = [set(points), set(turned)];
          fc.pre(one.size > 3 && other.size > 3);
          expect(one).toEqual(other);
        },
      ),
    );
  });
});

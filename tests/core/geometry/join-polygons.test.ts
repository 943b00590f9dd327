import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPolygons } from '../../../src/core/geometry/unwrap-geometry.ts';
import { number } from '../arbitraries.ts';

type Ring = readonly (readonly number[])[];

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** The area of polygons in square degrees, less their holes. */
const areaOf = (polygons: readonly (readonly Ring[])[]) =>
  polygons.reduce((all, [outer = [], ...holes]) => {
    return all + area(outer) - holes.reduce((sum, hole) => sum + area(hole), 0);
  }, 0);

const area = (ring: Ring) =>
  Math.abs(
    ring.reduce((sum, [x = 0, y = 0], i) => {
      const [nextX = 0, nextY = 0] = ring[i + 1] ?? [x, y];
      return sum + (x * nextY - nextX * y) / 2;
    }, 0),
  );

/** The length of what of the rings runs along the 180th meridian. */
const seam = (polygons: readonly (readonly Ring[])[]) =>
  polygons.flat().reduce((all, ring) => {
    const edges = ring.slice(1).map((to, i) => [ring[i] ?? to, to] as const);
    const along = edges.filter(([from, to]) => from[0] === 180 && to[0] === 180);
    return along.reduce((sum, [from, to]) => sum + Math.abs((from[1] ?? 0) - (to[1] ?? 0)), all);
  }, 0);

describe('polygons that were cut at the 180th meridian', () => {
  it('are one, without the cut', () => {
    fc.assert(
      fc.property(number(170, 179), number(-179, -170), fc.boolean(), (west, east, turned) => {
        const parts = [box(west, -20, 180, -10), box(-180, -20, east, -10)];
        const [joined = [], ...others] = joinPolygons(
          parts.map((ring) => [turned ? ring.toReversed() : ring]),
        );
        expect(others).toEqual([]);
        expect(joined).toHaveLength(1);
        expect(seam([joined])).toBe(0);
        expect(areaOf([joined])).toBeCloseTo((east + 360 - west) * 10, 6);
        const lngs = joined.flat().map(([lng = 0]) => lng);
        expect([Math.min(...lngs), Math.max(...lngs)]).toEqual([west, east + 360]);
      }),
    );
  });

  it('have their hole again where the cut went through it', () => {
    const west: Ring = [
      [170, -20],
      [180, -20],
      [180, -17],
      [175, -17],
      [175, -13],
      [180, -13],
      [180, -10],
      [170, -10],
      [170, -20],
    ];
    const east: Ring = west.map(([lng = 0, lat = 0]) => [-lng, lat]).toReversed();
    const [[outer = [], ...holes] = [], ...others] = joinPolygons([[west], [east]]);
    expect(others).toEqual([]);
    expect(holes).toHaveLength(1);
    expect(area(outer)).toBe(200);
    expect(area(holes[0] ?? [])).toBe(40);
    expect(seam([[outer, ...holes]])).toBe(0);
  });

  it('keep the holes and the other polygons that they had', () => {
    const hole = box(-178, -16, -176, -14);
    const island = box(20, 0, 21, 1);
    const joined = joinPolygons([
      [box(170, -20, 180, -10)],
      [island],
      [box(-180, -20, -170, -10), hole],
    ]);
    expect(joined[0]).toEqual([island]);
    expect(joined).toHaveLength(2);
    expect(areaOf(joined)).toBe(200 - 4 + 1);
    expect(Math.min(...(joined[1]?.[1] ?? []).map(([lng = 0]) => lng))).toBe(182);
  });

  it('are left as they are where they have no edge in common', () => {
    for (const polygons of [
      [[box(170, -20, 180, -10)], [box(-180, 20, -170, 30)]],
      [[box(170, -20, 180, -10)], [box(180, -20, 190, -10)]],
      [[box(-180, -85, 180, -70)]],
      [[box(100, 0, 110, 10)], [box(110, 0, 120, 10)]],
    ]) {
      expect(joinPolygons(polygons)).toBe(polygons);
    }
  });
});

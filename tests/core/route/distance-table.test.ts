import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '../../../src/core/camera/mercator.ts';
import { kmAt } from '../../../src/core/route/distance-table.ts';
import { distanceTable, routeProgress } from '../../../src/core/route/route-progress.ts';
import { number } from '../arbitraries.ts';

const lines = fc.array(fc.tuple(number(-170, 170), number(-70, 70)), {
  minLength: 2,
  maxLength: 40,
}) as fc.Arbitrary<LngLat[]>;

/** From the equator far north, where a degree of the map is ever fewer kilometres. */
const north: LngLat[] = Array.from({ length: 141 }, (_, i) => [0, i / 2]);

describe('the distances along a route', () => {
  it('are those of its progress anywhere, within the tolerance', () => {
    fc.assert(
      fc.property(lines, number(0, 1), fc.constantFrom(0.1, 5), (line, drawn, tolerance) => {
        const route = { line, stops: [] };
        const { km } = routeProgress(route)(drawn);
        const off = Math.abs(kmAt(distanceTable(route, tolerance), drawn) - km);
        expect(off).toBeLessThanOrEqual(tolerance + 1e-6);
      }),
    );
  });

  it('begin and end exactly, however large the tolerance is', () => {
    const stops = [
      { name: 'a', lngLat: [0, 0] as const, km: 0 },
      { name: 'b', lngLat: [0, 70] as const, km: 8000 },
    ];
    const table = distanceTable({ line: north, stops }, 10_000);
    expect([kmAt(table, 0), kmAt(table, 0.5), kmAt(table, 1)]).toEqual([0, 4000, 8000]);
  });

  it('are told by no more entries than that takes', () => {
    const table = distanceTable({ line: north, stops: [] }, 5);
    expect(table.length).toBeGreaterThan(4);
    expect(table.length).toBeLessThan(30);
  });

  it('stay at the ends for a share beyond them', () => {
    const table = distanceTable({ line: north, stops: [] }, 5);
    expect(kmAt(table, -1)).toBe(0);
    expect(kmAt(table, 2)).toBe(kmAt(table, 1));
  });
});

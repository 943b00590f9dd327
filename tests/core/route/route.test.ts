import fc from 'fast-check';
import { expect, it } from 'vitest';
import { greatCircleKm, type LngLat } from '../../../src/core/camera/mercator.ts';
import { kmAt } from '../../../src/core/route/distance-table.ts';
import { readRoute } from '../../../src/core/route/route.ts';
import { distanceTable, routeProgress, shareAtKm } from '../../../src/core/route/route-progress.ts';
import { positions } from '../../support/shapes.ts';
import { angleBetween, eastOf, forAll, number, turn } from '../arbitraries.ts';

const way: readonly LngLat[] = positions(100, -18, 103, -17, 107, -10, 112, -8.5);
const leap: readonly LngLat[] = positions(112, -8.5, 120, -13.8);

/** A route as its file has it, some degrees farther east. */
function routeEast(by: number, measured: boolean) {
  const moved = (at: LngLat) => eastOf(at, by);
  const line = (of: readonly LngLat[]) => ({ type: 'LineString', coordinates: of.map(moved) });
  const kms = [0, 500, 1300, 2000];
  const stops = way.map((at, i) => ({ name: `stop ${i}`, lngLat: moved(at), km: kms[i] ?? 0 }));
  return readRoute([
    { geometry: line(way), properties: { stops: measured ? stops : [] } },
    { geometry: line(leap), properties: { part: 'leap' } },
  ]);
}

it.each([
  ['measured between its stops', true],
  ['measured over the ground', false],
])('a route is the same at any longitude, %s', (_, measured) => {
  const here = routeEast(0, measured);
  forAll(turn, number(0, 1), number(0, 1900), (by, drawn, km) => {
    const there = routeEast(by, measured);
    const [a, b] = [routeProgress(here)(drawn), routeProgress(there)(drawn)];
    expect(there.leapFrom).toBeCloseTo(here.leapFrom, 9);
    expect(b.km).toBeCloseTo(a.km, 5);
    expect(b.bearing).toBeCloseTo(a.bearing, 5);
    expect(angleBetween(b.head[0], a.head[0] + by)).toBeLessThan(1e-6);
    expect(b.head[1]).toBeCloseTo(a.head[1], 6);
    expect(shareAtKm(there, km)).toBeCloseTo(shareAtKm(here, km), 9);
  });
});

it('a route is one line even if its file cuts it at the 180th meridian', () => {
  const read = (type: string, coordinates: unknown) =>
    readRoute([{ geometry: { type, coordinates }, properties: {} }]);
  const [from, at, to]: LngLat[] = positions(178, -18, 180, -17, -172, -14);
  const whole = read('LineString', [from, at, to]);
  const cut = [
    [from, at],
    [[-180, -17], to],
  ];
  expect(read('MultiLineString', cut)).toEqual(whole);
  const km = greatCircleKm([178, -18], [180, -17]) + greatCircleKm([180, -17], [188, -14]);
  expect(routeProgress(whole)(1).km).toBeCloseTo(km, 9);
});

const lines = fc.array(fc.tuple(number(-170, 170), number(-70, 70)), {
  minLength: 2,
  maxLength: 40,
}) as fc.Arbitrary<LngLat[]>;

/** From the equator far north, where a degree on the map is fewer and fewer kilometres. */
const north: LngLat[] = Array.from({ length: 141 }, (_, i) => [0, i / 2]);

it('distanceTable matches routeProgress within the tolerance', () =>
  forAll(lines, number(0, 1), fc.constantFrom(0.1, 5), (line, drawn, tolerance) => {
    const route = { line, stops: [] };
    const { km } = routeProgress(route)(drawn);
    const off = Math.abs(kmAt(distanceTable(route, tolerance), drawn) - km);
    expect(off).toBeLessThanOrEqual(tolerance + 1e-6);
  }));

it('distanceTable starts and ends exactly, however large the tolerance', () => {
  const stops = [
    { name: 'a', lngLat: [0, 0] as const, km: 0 },
    { name: 'b', lngLat: [0, 70] as const, km: 8000 },
  ];
  const table = distanceTable({ line: north, stops }, 10_000);
  expect([kmAt(table, 0), kmAt(table, 0.5), kmAt(table, 1)]).toEqual([0, 4000, 8000]);
});

it('distanceTable keeps few entries', () => {
  const table = distanceTable({ line: north, stops: [] }, 5);
  expect(table.length).toBeGreaterThan(4);
  expect(table.length).toBeLessThan(30);
});

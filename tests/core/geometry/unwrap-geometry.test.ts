import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signedArea } from '../../../src/core/geometry/coordinates.ts';
import { unwrapGeometry } from '../../../src/core/geometry/unwrap-geometry.ts';
import { level, ring } from '../../support/shapes.ts';
import { eastOf, forAll, number, turn } from '../arbitraries.ts';

type Line = readonly (readonly number[])[];

/** Lines of short steps, whose direction is unambiguous. */
const line: fc.Arbitrary<Line> = fc
  .tuple(
    number(-80, 80),
    fc.array(fc.tuple(number(-30, 30), number(-5, 5)), { minLength: 1, maxLength: 8 }),
  )
  .map(([start, steps]) =>
    [[0, 0], ...steps].map((_, i) => {
      const sum = (axis: 0 | 1) => steps.slice(0, i).reduce((all, step) => all + step[axis], 0);
      return [start + sum(0), sum(1)];
    }),
  );

const lngs = (line: Line) => line.map(([lng = 0]) => lng);
const steps = (line: Line) => lngs(line).map((lng, i, all) => lng - (all[i - 1] ?? lng));

/** Expects two lines to be equal up to whole turns around the world. */
function expectSame(actual: Line, expected: Line) {
  expect(actual.map(([, lat]) => lat)).toEqual(expected.map(([, lat]) => lat));
  steps(actual).forEach((step, i) => {
    expect(step).toBeCloseTo(steps(expected)[i] ?? Number.NaN, 6);
  });
  const turns = ((actual[0]?.[0] ?? 0) - (expected[0]?.[0] ?? 0)) / 360;
  expect(turns).toBeCloseTo(Math.round(turns), 6);
}

describe('unwrapGeometry', () => {
  it('restores a line at any longitude', () =>
    forAll(line, turn, (line, by) => {
      const { coordinates } = unwrapGeometry({
        type: 'LineString',
        coordinates: line.map((at) => eastOf(at, by)),
      });
      expectSame(
        coordinates,
        line.map(([lng = 0, lat = 0]) => [lng + by, lat]),
      );
      const west = Math.min(...lngs(coordinates));
      expect(west).toBeGreaterThanOrEqual(-180);
      expect(west).toBeLessThanOrEqual(180);
    }));

  it('restores a polygon with its hole inside', () =>
    forAll(turn, number(1, 170), (by, width) => {
      const outer = ring(0, 0, width, 10);
      const hole = ring(width * 0.4, 4, width * 0.6, 6);
      const { coordinates } = unwrapGeometry({
        type: 'Polygon',
        coordinates: [outer, hole].map((ring) => ring.map((at) => eastOf(at, by))),
      });
      const [around = [], inside = []] = coordinates;
      const east = (ring: Line) => ring.map(([lng = 0, lat = 0]) => [lng + by, lat]);
      expectSame(around, east(outer));
      expectSame(inside, east(hole));
      expect(Math.min(...lngs(inside)) - Math.min(...lngs(around))).toBeCloseTo(width * 0.4, 6);
    }));

  it.each([
    { type: 'Point', coordinates: [-171, -13] },
    { type: 'MultiPoint', coordinates: level(179, -179) },
    { type: 'LineString', coordinates: level(170, 180) },
    { type: 'LineString', coordinates: level(175, 185) },
    { type: 'MultiLineString', coordinates: [level(170, 180), level(180, 185)] },
    { type: 'MultiLineString', coordinates: [level(178, 180), ring(-180, -16, -172, -14)] },
    { type: 'Polygon', coordinates: [ring(180, 64, 190, 68)] },
    { type: 'MultiPolygon', coordinates: [[ring(170, 0, 180, 1)], [ring(-180, 5, -170, 6)]] },
  ])('returns the same object if nothing crosses the 180th meridian: $type', (geometry) => {
    expect(unwrapGeometry(geometry)).toBe(geometry);
  });

  it('joins the parts of a line cut at the meridian, in either direction, and keeps heights', () => {
    const parts = [level(178, 180), level(-180, -172)];
    const back = parts.toReversed().map((part) => part.toReversed());
    const joined = (coordinates: readonly Line[]) =>
      unwrapGeometry({ type: 'MultiLineString', coordinates });
    expect(joined(parts)).toEqual({ type: 'LineString', coordinates: level(178, 180, 188) });
    expect(joined(back)).toEqual({ type: 'LineString', coordinates: level(188, 180, 178) });
    const climb = (lng: number): Line => [
      [179, 1, 20],
      [lng, 2, 30],
    ];
    const { coordinates } = unwrapGeometry({ type: 'LineString', coordinates: climb(-179) });
    expect(coordinates).toEqual(climb(181));
  });

  it('leaves shapes along the edges of the map unchanged', () => {
    const coast = [170, 90, 0, -90, -170].map((lng) => [lng, -65]);
    const pole = [[-180, -85], [180, -85], [180, -70], ...coast, [-180, -70], [-180, -85]];
    const almost = [[-180, -85], [179, -85], [180, -70], ...coast, [-180, -70], [-180, -85]];
    for (const outer of [pole, almost, ring(-180, -85, 180, 85)]) {
      const geometry = { type: 'Polygon', coordinates: [outer] };
      expect(unwrapGeometry(geometry)).toBe(geometry);
    }
  });
});

const areaOf = (polygons: readonly (readonly Line[])[]) =>
  polygons.reduce((all, [outer = [], ...holes]) => {
    return all + area(outer) - holes.reduce((sum, hole) => sum + area(hole), 0);
  }, 0);

const area = (ring: Line) => Math.abs(signedArea(ring));

/** The length of all edges along the 180th meridian. */
const seam = (polygons: readonly (readonly Line[])[]) =>
  polygons.flat().reduce((all, ring) => {
    const edges = ring.slice(1).map((to, i) => [ring[i] ?? to, to] as const);
    const along = edges.filter(([from, to]) => from[0] === 180 && to[0] === 180);
    return along.reduce((sum, [from, to]) => sum + Math.abs((from[1] ?? 0) - (to[1] ?? 0)), all);
  }, 0);

const joinPolygons = (coordinates: readonly (readonly Line[])[]) =>
  unwrapGeometry({ type: 'MultiPolygon', coordinates }).coordinates;

it('unwrapGeometry joins polygons cut at the 180th meridian into one, without the cut', () =>
  forAll(number(170, 179), number(-179, -170), fc.boolean(), (west, east, turned) => {
    const parts = [ring(west, -20, 180, -10), ring(-180, -20, east, -10)];
    const rings = parts.map((each) => [turned ? each.toReversed() : each]);
    const [joined = [], ...others] = joinPolygons(rings);
    expect(others).toEqual([]);
    expect(joined).toHaveLength(1);
    expect(seam([joined])).toBe(0);
    expect(areaOf([joined])).toBeCloseTo((east + 360 - west) * 10, 6);
    const lngs = joined.flat().map(([lng = 0]) => lng);
    expect([Math.min(...lngs), Math.max(...lngs)]).toEqual([west, east + 360]);
  }));

it('unwrapGeometry keeps the holes and the other polygons when it joins parts', () => {
  const hole = ring(-178, -16, -176, -14);
  const island = ring(20, 0, 21, 1);
  const [west, east] = [ring(170, -20, 180, -10), ring(-180, -20, -170, -10)];
  const joined = joinPolygons([[west], [island], [east, hole]]);
  expect(joined[0]).toEqual([island]);
  expect(joined).toHaveLength(2);
  expect(areaOf(joined)).toBe(200 - 4 + 1);
  expect(Math.min(...(joined[1]?.[1] ?? []).map(([lng = 0]) => lng))).toBe(182);
});

it('unwrapGeometry leaves polygons unchanged if the 180th meridian does not split them', () => {
  for (const polygons of [
    [[ring(170, -20, 180, -10)], [ring(-180, 20, -170, 30)]],
    [[ring(170, -20, 180, -10)], [ring(180, -20, 190, -10)]],
    [[ring(-180, -85, 180, -70)]],
    [[ring(100, 0, 110, 10)], [ring(110, 0, 120, 10)]],
  ]) {
    expect(joinPolygons(polygons)).toBe(polygons);
  }
});

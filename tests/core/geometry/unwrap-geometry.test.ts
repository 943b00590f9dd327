import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrapFeatures, unwrapGeometry } from '../../../src/core/geometry/unwrap-geometry.ts';
import { eastOf, number, turn } from '../arbitraries.ts';

type Line = readonly (readonly number[])[];

/** Lines of short steps, so that there is no doubt which way each goes. */
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

/** Expects two lines to be the same but for whole turns around the world, of all of one of them. */
function expectSame(actual: Line, expected: Line) {
  expect(actual.map(([, lat]) => lat)).toEqual(expected.map(([, lat]) => lat));
  steps(actual).forEach((step, i) => {
    expect(step).toBeCloseTo(steps(expected)[i] ?? Number.NaN, 6);
  });
  const turns = ((actual[0]?.[0] ?? 0) - (expected[0]?.[0] ?? 0)) / 360;
  expect(turns).toBeCloseTo(Math.round(turns), 6);
}

const ring = (west: number, south: number, east: number, north: number): Line => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

describe('a geometry that is unwrapped', () => {
  it('has the line that was written, wherever around the world it lies', () => {
    fc.assert(
      fc.property(line, turn, (line, by) => {
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
      }),
    );
  });

  it('has the polygon that was written, with its hole inside', () => {
    fc.assert(
      fc.property(turn, number(1, 170), (by, width) => {
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
      }),
    );
  });

  it('is the very one that was written where nothing crosses the 180th meridian', () => {
    const geometries = [
      { type: 'Point', coordinates: [-171, -13] },
      {
        type: 'MultiPoint',
        coordinates: [
          [179, 0],
          [-179, 0],
        ],
      },
      {
        type: 'LineString',
        coordinates: [
          [170, 0],
          [180, 0],
        ],
      },
      {
        type: 'LineString',
        coordinates: [
          [175, 0],
          [185, 0],
        ],
      },
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [170, 0],
            [180, 0],
          ],
          [
            [180, 0],
            [185, 0],
          ],
        ],
      },
      { type: 'Polygon', coordinates: [ring(180, 64, 190, 68)] },
      { type: 'MultiPolygon', coordinates: [[ring(170, 0, 180, 1)], [ring(-180, 5, -170, 6)]] },
    ];
    for (const geometry of geometries) expect(unwrapGeometry(geometry)).toBe(geometry);
  });

  it('joins the parts of a line that was cut at the meridian, either way', () => {
    const east = unwrapGeometry({
      type: 'MultiLineString',
      coordinates: [
        [
          [178, -18],
          [180, -17],
        ],
        [
          [-180, -17],
          [-172, -14],
        ],
      ],
    });
    expect(east).toEqual({
      type: 'LineString',
      coordinates: [
        [178, -18],
        [180, -17],
        [188, -14],
      ],
    });
    const west = unwrapGeometry({
      type: 'MultiLineString',
      coordinates: [
        [
          [-172, -14],
          [-180, -17],
        ],
        [
          [180, -17],
          [178, -18],
        ],
      ],
    });
    expect(west).toEqual({
      type: 'LineString',
      coordinates: [
        [188, -14],
        [180, -17],
        [178, -18],
      ],
    });
  });

  it('joins polygons that were cut at the meridian', () => {
    const { coordinates } = unwrapGeometry({
      type: 'MultiPolygon',
      coordinates: [[ring(175, 0, 180, 10)], [ring(-180, 0, -170, 10)], [ring(20, 0, 30, 10)]],
    });
    expect(coordinates).toHaveLength(2);
    const spans = coordinates.map(([outer = []]) => [
      Math.min(...lngs(outer)),
      Math.max(...lngs(outer)),
    ]);
    expect(spans).toEqual([
      [20, 30],
      [175, 190],
    ]);
  });

  it('leaves lines apart that do not meet at the meridian', () => {
    const geometry = {
      type: 'MultiLineString',
      coordinates: [
        [
          [178, -18],
          [180, -17],
        ],
        [
          [-180, -16],
          [-172, -14],
        ],
      ],
    };
    expect(unwrapGeometry(geometry)).toBe(geometry);
  });

  it('keeps heights', () => {
    const { coordinates } = unwrapGeometry({
      type: 'LineString',
      coordinates: [
        [179, 1, 20],
        [-179, 2, 30],
      ],
    });
    expect(coordinates).toEqual([
      [179, 1, 20],
      [181, 2, 30],
    ]);
  });

  it('leaves what runs along the edges of the map as it is', () => {
    const coast = [170, 90, 0, -90, -170].map((lng) => [lng, -65]);
    const pole = [[-180, -85], [180, -85], [180, -70], ...coast, [-180, -70], [-180, -85]];
    const almost = [[-180, -85], [179, -85], [180, -70], ...coast, [-180, -70], [-180, -85]];
    const world = ring(-180, -85, 180, 85);
    for (const outer of [pole, almost, world]) {
      const geometry = { type: 'Polygon', coordinates: [outer] };
      expect(unwrapGeometry(geometry)).toBe(geometry);
    }
  });

  it('is that of each feature, beside all else that the collection says', () => {
    const point = {
      type: 'Feature',
      properties: {},
      geometry: { type: 'Point', coordinates: [-171, 0] },
    };
    const way = {
      type: 'Feature',
      properties: { name: 'Way' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [179, 0],
          [-179, 0],
        ],
      },
    };
    const { features, ...others } = unwrapFeatures({
      metadata: { title: 'A' },
      features: [point, way],
    });
    expect(others).toEqual({ metadata: { title: 'A' } });
    expect(features[0]).toBe(point);
    expect(features[1]).toEqual({
      ...way,
      geometry: {
        type: 'LineString',
        coordinates: [
          [179, 0],
          [181, 0],
        ],
      },
    });
  });
});

import { area, featureCollection, intersect, kinks, polygon } from '@turf/turf';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type Area, cleanAndRound, dissolved, simplified } from '../../src/tiles/shapes/areas.ts';
import { polygonsOf, roundTo } from '../../src/tiles/shapes/planar.ts';
import { ring } from '../support/shapes.ts';

/** Two boxes beside one another, with a wiggly edge between them. */
const edge = Array.from(
  { length: 60 },
  (_, i): Position => [127 + Math.sin(i * 1.7) * 0.004, 36 + i / 59],
);
const beside = (corners: readonly Position[]): Area =>
  polygon([[...edge, ...corners, edge[0] ?? []]]);
const neighbours = [
  beside([
    [126, 37],
    [126, 36],
  ]),
  beside([
    [128, 37],
    [128, 36],
  ]),
];

const positionsOf = (areas: readonly Area[]): Position[] =>
  areas.flatMap(({ geometry }) => polygonsOf(geometry).flat(2));

/** What the basemap goes through, on two neighbours. */
const settle = () =>
  cleanAndRound(
    simplified(neighbours, () => 0.3),
    1,
    () => 4,
  );

describe('areas that are simplified, cleaned and rounded', () => {
  it('keep their shared edge shared', async () => {
    const settled = await settle();
    const overlap = intersect(featureCollection(settled));
    expect(overlap ? area(overlap) : 0).toBe(0);
    const { coordinates } = await dissolved(settled);
    expect(coordinates.map((rings) => rings.length)).toEqual([1]);
  });

  it('have fewer vertices, and none that is not rounded', async () => {
    const vertices = positionsOf(await settle());
    expect(vertices.length).toBeGreaterThan(8);
    expect(vertices.length).toBeLessThan(positionsOf(neighbours).length);
    expect(vertices.map((place) => roundTo(place, 4))).toEqual(vertices);
  });

  it('lose what crosses itself', async () => {
    const crossed = polygon([
      [
        [126, 36],
        [126, 37],
        [127.2, 37],
        [127.2, 37.2],
        [127, 37.2],
        [127, 36],
        [126, 36],
      ],
    ]);
    expect(kinks(crossed).features).toHaveLength(1);
    const cleaned = await cleanAndRound([crossed], 0, () => 4);
    expect(positionsOf(cleaned).length).toBeGreaterThanOrEqual(5);
    expect(cleaned.flatMap((each) => kinks(each).features)).toEqual([]);
  });
});

describe('areas that are dissolved', () => {
  const box = (west: number, south: number): Area =>
    polygon([ring(west, south, west + 1, south + 1)]);

  it('are one where they share an edge, and two polygons where they meet in a vertex', async () => {
    const rings = async (...areas: Area[]) =>
      (await dissolved(areas)).coordinates.map((each) => each.map(({ length }) => length));
    expect(await rings(box(0, 0), box(1, 0))).toEqual([[expect.any(Number)]]);
    expect(await rings(box(0, 0), box(1, 1))).toEqual([[5], [5]]);
  });

  it('are wound as RFC 7946 asks: outer rings counterclockwise, holes clockwise', async () => {
    const around = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y) => [x, y] as const));
    const frame = around.filter(([x, y]) => x !== 1 || y !== 1).map(([x, y]) => box(x, y));
    const [rings = []] = (await dissolved(frame)).coordinates;
    const turns = rings.map(([[ax = 0, ay = 0] = [], [bx = 0, by = 0] = []]) => {
      return (ax - 1.5) * (by - 1.5) - (bx - 1.5) * (ay - 1.5) > 0;
    });
    expect(turns).toEqual([true, false]);
  });
});

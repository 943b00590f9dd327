import { area, featureCollection, intersect, polygon } from '@turf/turf';
import type { Position } from 'geojson';
import { expect, it } from 'vitest';
import { type Area, cleanAndRound, dissolved, simplified } from '../../src/tiles/shapes/areas.ts';
import { polygonsOf, roundTo } from '../../src/tiles/shapes/planar.ts';

/** Two boxes beside one another, with a wiggly edge between them. */
const edge = Array.from(
  { length: 60 },
  (_, i): Position => [127 + Math.sin(i * 1.7) * 0.004, 36 + i / 59],
);
const beside = (corners: readonly Position[]) => polygon([[...edge, ...corners, edge[0] ?? []]]);
const neighbours = [126, 128].map((lng) => beside([37, 36].map((lat) => [lng, lat])));

const positionsOf = (areas: readonly Area[]) =>
  areas.flatMap(({ geometry }) => polygonsOf(geometry).flat(2));

const simple = simplified(neighbours, () => 0.3);
/** What the basemap goes through, on two neighbours. */
const settle = () => cleanAndRound(simple, 1, () => 4);

it('areas that are simplified, cleaned and rounded keep a shared edge', async () => {
  const settled = await settle();
  const overlap = intersect(featureCollection(settled));
  expect(overlap ? area(overlap) : 0).toBe(0);
  const { coordinates } = await dissolved(settled);
  expect(coordinates.map((rings) => rings.length)).toEqual([1]);
});

it('areas that are simplified, cleaned and rounded have fewer vertices, all rounded', async () => {
  const vertices = positionsOf(await settle());
  expect(vertices.length).toBeGreaterThan(8);
  expect(vertices.length).toBeLessThan(positionsOf(neighbours).length);
  expect(vertices.map((place) => roundTo(place, 4))).toEqual(vertices);
});

import { distance } from '@turf/turf';
import type { MultiPolygon } from 'geojson';
import { expect, it } from 'vitest';
import { kindOf, preparedData } from '../../../src/style/kinds/kinds.ts';
import { inRuns, number } from '../../core/arbitraries.ts';
import { plainLayer } from '../../support/plain-layer.ts';
import { level } from '../../support/shapes.ts';

const layer = { ...plainLayer('own', 'flow'), widthInKm: 40 };

const arrowOf = (type: string, coordinates: unknown) =>
  preparedData([layer], 'own', {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { name: 'A' }, geometry: { type, coordinates } }],
  } as never).features[0]?.geometry as MultiPolygon;

it('a flow is an arrow as wide as its layer says, with the tip at the end of its line', () =>
  inRuns(40)(number(-150, 150), number(-50, 50), number(0, 2 * Math.PI), (x, y, turn) => {
    const end = [x + 3 * Math.cos(turn), y + 3 * Math.sin(turn)];
    const [[ring = []] = []] = arrowOf('LineString', [[x, y], end]).coordinates;
    const [first = [], last = []] = [ring[0], ring.at(-2)];
    expect(distance(first, last) / 40).toBeCloseTo(1, 1);
    expect(Math.min(...ring.map((at) => distance(at, end)))).toBeLessThan(0.01);
    expect(ring.at(-1)).toEqual(ring[0]);
  }));

it('a flow has one head, at the end of its last part', () => {
  const parts = [level(100, 101), level(104, 106)];
  const [[tail = []] = [], [head = []] = []] = arrowOf('MultiLineString', parts).coordinates;
  expect(tail).toHaveLength(5);
  expect(head).toHaveLength(8);
  expect(head[3]?.[0]).toBeCloseTo(106, 6);
});

it('a flow is labelled on land, like an area', () => {
  expect(kindOf(layer).shape).toBe('area');
});

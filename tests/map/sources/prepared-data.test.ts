import { expect, test } from 'vitest';
import { type Collection, preparedData } from '../../../src/map/sources/story-sources.ts';
import { plainLayer } from '../../support/plain-layer.ts';

const leg = (...coordinates: [number, number][]): Collection['features'][number] => ({
  type: 'Feature',
  properties: { name: 'March' },
  geometry: { type: 'LineString', coordinates },
});
const data: Collection = {
  type: 'FeatureCollection',
  features: [leg([10, 0], [11, 0]), leg([11, 0], [12, 0])],
};

test('gives the map a route of several lines as one, so that it is drawn from end to end', () => {
  const { features } = preparedData([plainLayer('march', 'route')], 'march', data);
  expect(features).toEqual([leg([10, 0], [11, 0], [12, 0])]);
});

test('leaves lines that are no route, and the basemap, as they are', () => {
  expect(preparedData([plainLayer('march', 'line')], 'march', data)).toBe(data);
  expect(preparedData([plainLayer('march', 'route')], 'rivers', data)).toBe(data);
});

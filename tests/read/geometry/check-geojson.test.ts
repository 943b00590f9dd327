import { expect, test } from 'vitest';
import { checkLayer } from '../../../src/read/geometry/check-geojson.ts';
import { collection } from '../../cli/new/shapes.ts';
import { positions } from '../../support/shapes.ts';

const way = positions(127, 38, 128, 38);

test.each([
  { type: 'Point', coordinates: [-180, 90, 12] },
  { type: 'MultiPoint', coordinates: way },
  { type: 'LineString', coordinates: [...way, [237, 38]] },
] as const)('accepts a sound $type', ({ type, coordinates }) => {
  expect(checkLayer(collection([type, coordinates]), 'way.geojson')).toEqual([]);
});

import { expect, test } from 'vitest';
import { checkLayer } from '../../../src/read/geometry/check-geojson.ts';
import { positions } from '../../support/shapes.ts';

const withGeometry = (geometry: unknown): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { name: 'The way' }, geometry }],
  });

const way = positions(127, 38, 128, 38);

test.each([
  { type: 'Point', coordinates: [-180, 90, 12] },
  { type: 'MultiPoint', coordinates: way },
  { type: 'LineString', coordinates: [...way, [237, 38]] },
])('lets a sound $type through', (geometry) => {
  expect(checkLayer(withGeometry(geometry), 'way.geojson')).toEqual([]);
});

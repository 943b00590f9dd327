import { expect, test } from 'vitest';
import { checkLayer } from '../../../src/build/check/check-layer.ts';
import { formatProblem } from '../../../src/core/story/format-problem.ts';

const messages = (text: string | undefined): string[] =>
  checkLayer(text, 'geo/layers/way.geojson').map(formatProblem);

const withGeometry = (geometry: unknown, properties: unknown = { name: 'The way' }): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties, geometry }],
  });

test.each([
  { type: 'Point', coordinates: [127, 38] },
  { type: 'Point', coordinates: [-180, 90, 12] },
  { type: 'MultiPoint', coordinates: [[127, 38]] },
  {
    type: 'LineString',
    coordinates: [
      [127, 38],
      [128, 38],
    ],
  },
  {
    type: 'MultiLineString',
    coordinates: [
      [
        [127, 38],
        [128, 38],
      ],
    ],
  },
  {
    type: 'Polygon',
    coordinates: [
      [
        [1, 1],
        [2, 1],
        [2, 2],
        [1, 1],
      ],
    ],
  },
  {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [1, 1],
          [2, 1],
          [2, 2],
          [1, 1],
        ],
      ],
    ],
  },
])('lets a sound $type through', (geometry) => {
  expect(messages(withGeometry(geometry))).toEqual([]);
});

const derive = 'Run "npm run geo" to derive the layers again.';

test.each([
  [undefined, `the file: it does not exist. ${derive}`],
  ['{"type":\n  oops}', `line 2, column 3: this is not JSON: "o" cannot stand here. ${derive}`],
  ['{"type": "FeatureCollection"', `line 1, column 29: the JSON ends too soon. ${derive}`],
  [
    'null',
    'the top level: the type is missing, not "FeatureCollection". Wrap the features in a FeatureCollection.',
  ],
  [
    '{"type":"Topology"}',
    'the top level: the type is "Topology", not "FeatureCollection". Wrap the features in a FeatureCollection.',
  ],
  ['{"type":"FeatureCollection","features":[]}', `"features": there are no features. ${derive}`],
  [
    withGeometry({ type: 'Point', coordinates: [1, 2] }, null),
    'feature 0: it has no name. Give it a "name" in its properties.',
  ],
  [
    withGeometry(null),
    'feature 0 "The way": the geometry type is missing and cannot be drawn. Use one of Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon.',
  ],
  [
    withGeometry({ type: 'Circle' }),
    'feature 0 "The way": the geometry type "Circle" cannot be drawn. Use one of Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon.',
  ],
  [
    withGeometry({ type: 'LineString', coordinates: 'x' }),
    'feature 0 "The way": coordinates is not a list of positions. Nest the coordinates as the geometry type asks.',
  ],
  [
    withGeometry({ type: 'Polygon', coordinates: [[1, 2]] }),
    'feature 0 "The way": coordinates[0][0] is 1, which is not a position. Write [longitude, latitude] in degrees.',
  ],
  [
    withGeometry({
      type: 'LineString',
      coordinates: [
        [1, 2],
        [1, Number.NaN],
      ],
    }),
    'feature 0 "The way": coordinates[1] is [1,null], which is not a position. Write [longitude, latitude] in degrees.',
  ],
  [
    withGeometry({ type: 'Point', coordinates: [38, 127] }),
    'feature 0 "The way": coordinates is [38,127], which is off the globe. Write the longitude first, then the latitude.',
  ],
  [
    withGeometry({ type: 'Point', coordinates: [201, 2] }),
    'feature 0 "The way": coordinates is [201,2], which is off the globe. Write longitudes within ±200 and latitudes within ±90 degrees.',
  ],
])('says what is wrong with %j', (text, message) => {
  expect(messages(text)).toEqual([`geo/layers/way.geojson: ${message}`]);
});

test('names every feature that is wrong', () => {
  const feature = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [] } };
  const text = JSON.stringify({ type: 'FeatureCollection', features: [feature, null] });
  expect(messages(text)).toHaveLength(4);
});

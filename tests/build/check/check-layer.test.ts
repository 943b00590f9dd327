import { expect, test } from 'vitest';
import { checkLayer } from '../../../src/build/check/check-layer.ts';
import { formatProblem } from '../../../src/core/story/format-problem.ts';
import { kinds } from '../../../src/kinds/kinds.ts';
import { plainLayer } from '../../support/plain-layer.ts';

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

const shapes = {
  Point: [1, 1],
  LineString: [
    [1, 1],
    [2, 1],
  ],
  Polygon: [
    [
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 1],
    ],
  ],
} as const;

test.each(kinds)('refuses what a layer of the kind "$name" cannot draw', (kind) => {
  for (const [type, coordinates] of Object.entries(shapes)) {
    const text = withGeometry({ type, coordinates });
    const problems = checkLayer(text, 'way.geojson', plainLayer('way', kind.name));
    expect(problems.map(formatProblem)).toEqual(
      kind.geometries.some((each) => each === type)
        ? []
        : [
            `way.geojson: feature 0 "The way": it is a ${type}, which a layer of the kind "${kind.name}" cannot draw. Use ${kind.geometries.join(' or ')}, or another kind of layer.`,
          ],
    );
  }
});

const features = (...own: object[]) => JSON.stringify({ type: 'FeatureCollection', features: own });
const leg = (name: string, ...coordinates: number[][]) => ({
  type: 'Feature',
  properties: { name },
  geometry: { type: 'LineString', coordinates },
});

test('refuses a route whose lines do not meet', () => {
  const route = plainLayer('way', 'route');
  const whole = features(leg('Out', [1, 1], [2, 1]), leg('On', [2, 1], [3, 1]));
  expect(checkLayer(whole, 'way.geojson', route)).toEqual([]);
  const broken = features(leg('Out', [1, 1], [2, 1]), leg('On', [2, 2], [3, 1]));
  expect(checkLayer(broken, 'way.geojson', route).map(formatProblem)).toEqual([
    'way.geojson: feature 1 "On": its way begins at [2,2], but the line before it ends at [2,1]. Let each line of a route begin where the one before it ends.',
  ]);
});

test('refuses a route that is a leap and no more', () => {
  const leap = leg('Way', [1, 1], [2, 1]);
  const text = features({ ...leap, properties: { name: 'Way', part: 'leap' } });
  expect(checkLayer(text, 'way.geojson', plainLayer('way', 'route')).map(formatProblem)).toEqual([
    'way.geojson: feature 0 "Way": there is a leap and no way to it. Add the line of the way before the leap.',
  ]);
});

test('refuses a category that the layer does not have, and a count that is no number', () => {
  const point = (category: string, count: unknown = 3) =>
    features({
      type: 'Feature',
      properties: { name: 'Camp', category, count },
      geometry: { type: 'Point', coordinates: [1, 1] },
    });
  const noun = { one: 'tent', other: 'tents' };
  const layer = plainLayer('camps', 'points', {
    categories: { tents: { label: 'in tents', form: 'core', noun } },
  });
  expect(checkLayer(point('tents'), 'camps.geojson', layer)).toEqual([]);
  expect(checkLayer(point('tents', 'many'), 'camps.geojson', layer).map(formatProblem)).toEqual([
    'camps.geojson: feature 0 "Camp": the count is "many". Use a number from 0 up, or leave it out.',
  ]);
  expect(checkLayer(point('huts'), 'camps.geojson', layer).map(formatProblem)).toEqual([
    'camps.geojson: feature 0 "Camp": the category "huts" does not exist. Add it to the layer\'s categories, which are "tents".',
  ]);
});

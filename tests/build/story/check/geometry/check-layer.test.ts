import { expect, test } from 'vitest';
import { checkLayer } from '../../../../../src/build/story/check/check-geojson.ts';
import { formatProblem } from '../../../../../src/build/story/files/story-error.ts';
import { kinds } from '../../../../../src/style/kinds/kinds.ts';
import { plainLayer } from '../../../../support/plain-layer.ts';

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

const json = 'Mend the JSON there: a comma too many or too few, a bracket, a quote.';
const globe =
  'Write longitudes within ±180 degrees (on to ±360 where a shape goes on past the 180th meridian) and latitudes within ±90.';

test.each([
  [
    undefined,
    '  the file does not exist. Put the shapes of the layer there as GeoJSON, or take the layer out.',
  ],
  ['{"type":\n  oops}', `:2:3  this is not JSON: "o" cannot stand here. ${json}`],
  ['{"a": [1,\n2,]}', `:2:3  this is not JSON: "]" cannot stand here. ${json}`],
  ['{"type": "Feat', ':1:15  the JSON ends too soon. Close what is open: a quote, a bracket.'],
  ['', ':1:1  the JSON ends too soon. Close what is open: a quote, a bracket.'],
  [
    'null',
    '  the top level: the type is missing, not "FeatureCollection". Write { "type": "FeatureCollection", "features": [ … ] } around the features.',
  ],
  [
    '{"type":"Topology"}',
    '  the top level: the type is "Topology", not "FeatureCollection". Write { "type": "FeatureCollection", "features": [ … ] } around the features.',
  ],
  [
    '{"type":"FeatureCollection","features":[]}',
    '  there are no features. Write at least one into the list.',
  ],
  [
    '{"type":"FeatureCollection",\n"features": {}}',
    ':2:13  this must be an array. It is {}. Write a list in square brackets.',
  ],
  [
    withGeometry({ type: 'Point', coordinates: [1, 2] }, null),
    '  feature 0: it has no name. Give it a "name" in its properties.',
  ],
  [
    withGeometry(null),
    '  feature 0 "The way": its geometry is null, so there is nothing to draw. Give it a geometry with coordinates, or take the feature out.',
  ],
  [
    withGeometry({ type: 'GeometryCollection', geometries: [] }),
    '  feature 0 "The way": the geometry type "GeometryCollection" cannot be drawn. Make a feature of each part, of type Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon.',
  ],
  [
    withGeometry({ type: 'Circle' }),
    ':1:102  this type of GeoJSON object is not allowed here. It is {"type":"Circle"}. Write "Feature" as the type of a feature, and a type of geometry in its geometry.',
  ],
  [
    withGeometry({ type: 'LineString' }),
    ':1:102  this GeoJSON object requires a coordinates member but it is missing. It is {"type":"LineString"}. Write the "coordinates" of the geometry.',
  ],
  [
    withGeometry({ type: 'LineString', coordinates: 'x' }),
    ':1:137  this must be an array. It is "x". Write a list in square brackets.',
  ],
  [
    withGeometry({ type: 'Polygon', coordinates: [[1, 2]] }),
    ':1:136  expected to find a position here, found another type. It is 1. Nest the coordinates as the geometry type asks: positions in a LineString, lists of positions in a Polygon or a MultiLineString.',
  ],
  [
    withGeometry({ type: 'LineString', coordinates: [[1, 2]] }),
    ':1:137  expected to find two or more positions here. It is [[1,2]]. Give the line at least two positions.',
  ],
  [
    withGeometry({ type: 'Point', coordinates: [1, Number.NaN] }),
    ':1:135  each element in a position must be a number. It is null. Write each position as [longitude, latitude].',
  ],
  [
    withGeometry({ type: 'Point', coordinates: [1] }),
    ':1:132  a position should have 2 or 3 elements - found 1. It is [1]. Write each position as [longitude, latitude].',
  ],
  [
    withGeometry({ type: 'Polygon', coordinates: [[]] }),
    ':1:135  expected to find four or more positions here. It is []. End the ring with the very position that it begins with.',
  ],
  [
    withGeometry({ type: 'MultiPolygon', coordinates: [] }),
    '  feature 0 "The way": coordinates is empty. Write positions into it, or take it out.',
  ],
  [
    withGeometry({
      type: 'MultiPoint',
      coordinates: [
        [38, 27],
        [38, 127],
      ],
    }),
    '  feature 0 "The way": coordinates[1] is [38,127], which is off the globe. Write the longitude first, then the latitude: [127,38].',
  ],
  [
    withGeometry({ type: 'Point', coordinates: [1275, 2] }),
    `  feature 0 "The way": coordinates is [1275,2], which is off the globe. ${globe}`,
  ],
])('says what is wrong with %j', (text, message) => {
  expect(messages(text)).toEqual([`geo/layers/way.geojson${message}`]);
});

test('finds the place in a file of many lines', () => {
  const ring = [
    [1, 1],
    [2, 1],
    [2, 2],
    [1, 2],
  ];
  const text = JSON.stringify(
    JSON.parse(withGeometry({ type: 'Polygon', coordinates: [ring] })),
    null,
    2,
  );
  expect(checkLayer(text, 'way.geojson')).toMatchObject([{ line: 13, column: 13 }]);
});

test('lets a shape go on past the 180th meridian', () => {
  const way = {
    type: 'LineString',
    coordinates: [
      [140, 36],
      [180, 40],
      [237, 38],
    ],
  };
  expect(messages(withGeometry(way))).toEqual([]);
});

test('names every feature that is wrong', () => {
  const properties = { name: 'The way' };
  const feature = { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [] } };
  const text = JSON.stringify({ type: 'FeatureCollection', features: [feature, null, feature] });
  const found = checkLayer(text, 'way.geojson');
  const columns = [text.indexOf('[]'), text.indexOf('null'), text.lastIndexOf('[]')];
  expect(found.map(({ column }) => column)).toEqual(columns.map((at) => at + 1));
});

test('tells once of the features without a name', () => {
  const feature = {
    type: 'Feature',
    properties: {},
    geometry: { type: 'Point', coordinates: [1, 2] },
  };
  const named = { ...feature, properties: { name: 'The way' } };
  const text = JSON.stringify({
    type: 'FeatureCollection',
    features: [named, feature, feature, feature],
  });
  expect(messages(text)).toEqual([
    'geo/layers/way.geojson  feature 1: it has no name, and so it is with 2 others. Give it a "name" in its properties.',
  ]);
});

test('finds the same again in a text that it has seen', () => {
  const sound = withGeometry({ type: 'Point', coordinates: [1, 2] });
  const broken = withGeometry({ type: 'Point', coordinates: [1] });
  expect([sound, sound, broken, broken].map((text) => messages(text).length)).toEqual([0, 0, 1, 1]);
});

test('sends no author to a command that would overwrite the file', () => {
  for (const text of [undefined, '{', '{}', withGeometry(null)]) {
    expect(messages(text).join()).not.toContain('npm run');
  }
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
            `way.geojson  feature 0 "The way": it is a ${type}, which a layer of the kind "${kind.name}" cannot draw. Use ${kind.geometries.join(' or ')}, or another kind of layer.`,
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
    'way.geojson  feature 1 "On": its way begins at [2,2], but the line before it ends at [2,1]. Let each line of a route begin where the one before it ends.',
  ]);
});

test('refuses a route that is a leap and no more', () => {
  const leap = leg('Way', [1, 1], [2, 1]);
  const text = features({ ...leap, properties: { name: 'Way', part: 'leap' } });
  expect(checkLayer(text, 'way.geojson', plainLayer('way', 'route')).map(formatProblem)).toEqual([
    'way.geojson  feature 0 "Way": there is a leap and no way to it. Add the line of the way before the leap.',
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
    'camps.geojson  feature 0 "Camp": the count is "many". Use a number from 0 up, without quotes, or leave it out.',
  ]);
  expect(checkLayer(point('huts'), 'camps.geojson', layer).map(formatProblem)).toEqual([
    'camps.geojson  feature 0 "Camp": the category "huts" does not exist. Add it to the layer\'s categories, which are "tents".',
  ]);
});

import { expect, test } from 'vitest';
import { checkLayer } from '../../../../src/build/story/check/check-geojson.ts';
import { formatProblem } from '../../../../src/build/story/files/story-error.ts';
import { kinds } from '../../../../src/style/kinds/kinds.ts';
import { plainLayer } from '../../../support/plain-layer.ts';

const messages = (text: string | undefined): string[] =>
  checkLayer(text, 'geo/layers/way.geojson').map(formatProblem);

const withGeometry = (geometry: unknown, properties: unknown = { name: 'The way' }): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties, geometry }],
  });

const way = [
  [127, 38],
  [128, 38],
];
const ring = [...way, [128, 39], [127, 38]];

test.each([
  { type: 'Point', coordinates: [-180, 90, 12] },
  { type: 'MultiPoint', coordinates: way },
  { type: 'LineString', coordinates: way },
  { type: 'MultiLineString', coordinates: [way] },
  { type: 'Polygon', coordinates: [ring] },
  { type: 'MultiPolygon', coordinates: [[ring]] },
  { type: 'LineString', coordinates: [...way, [237, 38]] },
])('lets a sound $type through', (geometry) => {
  expect(messages(withGeometry(geometry))).toEqual([]);
});

const globe =
  'Write longitudes within ±180 degrees (on to ±360 where a shape goes on past the 180th meridian) and latitudes within ±90.';

test.each([
  [
    undefined,
    '  the file does not exist. Put the shapes of the layer there as GeoJSON, or take the layer out.',
  ],
  [
    'null',
    '  the top level: the type is missing, not "FeatureCollection". Write { "type": "FeatureCollection", "features": [ … ] } around the features.',
  ],
  [
    '{"type":"FeatureCollection","features":[]}',
    '  there are no features. Write at least one into the list.',
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
    withGeometry({ type: 'Point', coordinates: [1] }),
    ':1:132  a position should have 2 or 3 elements - found 1. It is [1]. Write it as RFC 7946, the standard of GeoJSON, says.',
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

const shapes = { Point: [127, 38], LineString: way, Polygon: [ring] };

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

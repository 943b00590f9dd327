import { expect, test } from 'vitest';
import type { Bounds } from '../../../src/core/camera/bounds.ts';
import { checkLayer } from '../../../src/load/check/check-geojson.ts';
import { checkScenes } from '../../../src/load/check/check-scenes.ts';
import { formatProblem } from '../../../src/load/files/story-error.ts';
import { kinds } from '../../../src/style/kinds/kinds.ts';
import { plainLayer } from '../../support/plain-layer.ts';
import { positions } from '../../support/shapes.ts';

const said = (bounds: Bounds, ...others: readonly Bounds[]) => {
  const all = [bounds, ...others].map((each, i) => [`s${i}`, { bounds: each, layers: {} }]);
  return checkScenes(Object.fromEntries(all), { layers: [], boxes: {} }, 'scenes.yaml').map(
    ({ place }) => place,
  );
};

test('bounds are latitude first where turned they meet others than themselves', () => {
  expect(said([10, 5, 20, 15])).toEqual([]);
  expect(said([-2, 32, 0, 35], [31, -3, 35, 1])).toEqual(['section "s0"', 'section "s1"']);
  expect(said([-2, 32, 0, 35], [31, -3, 35, 1], [30, -3, 36, 1])).toEqual(['section "s0"']);
});

const withGeometry = (geometry: unknown): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { name: 'The way' }, geometry }],
  });

const way = positions(127, 38, 128, 38);
const ring = [...way, [128, 39], [127, 39], [127, 38]];

test.each([
  { type: 'Point', coordinates: [-180, 90, 12] },
  { type: 'MultiPoint', coordinates: way },
  { type: 'LineString', coordinates: way },
  { type: 'MultiLineString', coordinates: [way] },
  { type: 'Polygon', coordinates: [ring] },
  { type: 'MultiPolygon', coordinates: [[ring]] },
  { type: 'LineString', coordinates: [...way, [237, 38]] },
])('lets a sound $type through', (geometry) => {
  expect(checkLayer(withGeometry(geometry), 'way.geojson')).toEqual([]);
});

test.each(kinds)('refuses what a layer of the kind "$name" cannot draw', ({ name, geometries }) => {
  for (const [type, coordinates] of Object.entries({
    Point: [1, 2],
    LineString: way,
    Polygon: [ring],
  })) {
    const text = withGeometry({ type, coordinates });
    const layer = { ...plainLayer('way', name), picture: 'way.avif' };
    const told = checkLayer(text, 'way.geojson', layer).map(formatProblem);
    const refused = `it is a ${type}, which a layer of the kind "${name}" cannot draw. Use ${geometries.join(' or ')}`;
    const isDrawn = geometries.some((each) => each === type);
    expect(told).toEqual(isDrawn ? [] : [expect.stringContaining(refused)]);
  }
});

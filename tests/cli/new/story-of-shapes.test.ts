import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ownLayer } from '../../../src/cli/new/own-layer.ts';
import { storyOfShapes } from '../../../src/cli/new/story-of-shapes.ts';
import { type Bounds, boundsContain } from '../../../src/core/camera/bounds.ts';
import { box } from '../../../src/load/schema/values.ts';
import { ring } from '../../support/shapes.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { begin, beginWith, collection, fiji, network, type Shape, way } from './begin-with.ts';

const place = temporaryFolder();

const world: Shape = ['Polygon', [ring(-180, -90, 180, 90)]];
const beside: Shape = ['Polygon', [ring(177, -19, 180, -16)]];
const holed: Shape = ['Polygon', [ring(30, 0, 40, 10), ring(34, 4, 36, 6)]];
const scattered: Shape = [
  'MultiPoint',
  [
    [-175, 10],
    [-60, 0],
    [60, 5],
    [175, -10],
  ],
];
const sides: Shape = [
  'MultiPoint',
  [
    [-100, 0],
    [100, 5],
    [0, 0],
  ],
];
const polar: Shape = [
  'LineString',
  [
    [0, 84],
    [120, 89],
    [-120, 88],
  ],
];

describe('a story of shapes has no error, and frames them', () => {
  test.each<[what: string, shape: Shape, kind: string, bounds: Bounds]>([
    ['the world', world, 'area', [-180, -85, 180, 85]],
    ['land across the 180th meridian', fiji, 'area', [176.6, -19.4, -178.6, -15.6]],
    ['land beside it', beside, 'area', [176.7, -19.3, -179.7, -15.7]],
    ['land with a hole', holed, 'area', [29, -1, 41, 11]],
    ['places on all sides', scattered, 'points', [-180, -34, 180, 34]],
    ['places on three sides', sides, 'points', [-120, -20, 120, 25]],
    ['a network in one feature', network, 'line', [29.7, -9.3, 33.3, -7.7]],
    ['a way in several lines', way, 'route', [29.7, -9.3, 33.3, -7.7]],
    ['a way around the pole', polar, 'route', [-180, 60, 180, 85]],
    ['a place', ['Point', [33, -8]], 'points', [32.95, -8.05, 33.05, -7.95]],
    ['the pole', ['Point', [33, 90]], 'points', [32.95, 84.9, 33.05, 85]],
  ])('%s', async (_, shape, kind, bounds) => {
    const story = await beginWith(collection(shape), place());
    expect(story.errors).toEqual([]);
    expect(story.layers?.map((layer) => layer.kind)).toEqual([kind]);
    expect(story.bounds).toEqual(bounds);
  });

  test.each<
    [what: string, route: readonly (readonly [number, number])[], quiet: string[] | undefined]
  >([
    [
      'across the middle of a country',
      [
        [137.8, -32.5],
        [133.9, -23.7],
        [130.8, -12.5],
      ],
      ['Australia'],
    ],
    [
      'beside it',
      [
        [118, -28],
        [124, -20],
      ],
      undefined,
    ],
    [
      'out of a capital, to the right',
      [
        [179.194, -8.524],
        [-177, -9],
      ],
      ['Funafuti'],
    ],
    [
      'out of it, to the left',
      [
        [179.194, -8.524],
        [176, -9],
      ],
      undefined,
    ],
  ])('and leave out the names on a route %s', async (_, route, quiet) => {
    const { loaded } = await begin({ 'way.geojson': collection(['LineString', route]) }, place());
    const scenes = Object.values(loaded?.scenes ?? {});
    expect(scenes.map((scene) => scene.quiet)).toEqual([quiet, quiet]);
  });

  test('wherever they lie', () => {
    const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
    const position = fc.tuple(degrees(180), degrees(90));
    const line = fc.uniqueArray(position, { minLength: 2, maxLength: 6, selector: String });
    const lines = fc.array(line, { minLength: 1, maxLength: 4 });
    const shape = fc.oneof(
      position.map((at): Shape => ['Point', at]),
      line.map((all): Shape => ['MultiPoint', all]),
      line.map((all): Shape => ['LineString', all]),
      lines.map((all): Shape => ['MultiLineString', all]),
    );
    fc.assert(
      fc.property(fc.array(shape, { minLength: 1, maxLength: 3 }), (shapes) => {
        const layers = shapes.map((each, i) => ownLayer(`${i}.geojson`, collection(each)));
        const scenes = parse(storyOfShapes('Any', layers)['scenes.yaml'] ?? '');
        const bounds: Bounds = scenes.title.bounds;
        expect(box.safeParse(bounds).error).toBeUndefined();
        const places = shapes.flatMap(([, coordinates]) => positionsIn(coordinates));
        const inReach = places.filter(([, lat = 0]) => Math.abs(lat) <= 85);
        expect(inReach.filter(([lng = 0, lat = 0]) => !boundsContain(bounds, [lng, lat]))).toEqual(
          [],
        );
      }),
    );
  });
});

/** The positions in coordinates however deep. */
function positionsIn(coordinates: unknown): readonly (readonly number[])[] {
  const list = coordinates as readonly unknown[];
  return typeof list[0] === 'number' ? [list as readonly number[]] : list.flatMap(positionsIn);
}

import type { Feature, LineString, Position } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { roundTo } from '../../src/tiles/shapes/planar.ts';
import { spline } from './routes.ts';

type Flow = Feature<LineString, NamedProperties>;

const notAWay = 'a diagram of who or what goes from one country to the other, and no way';

/** Vertices about so far apart, in degrees: an arrow bends smoothly. */
const step = 0.4;

const smooth = (through: readonly Position[]): Position[] =>
  spline(through, step).map((position) => roundTo(position, 2));

const flowOf = (name: string, through: readonly Position[]): Flow => ({
  type: 'Feature',
  properties: { name, certainty: notAWay },
  geometry: { type: 'LineString', coordinates: smooth(through) },
});

/** What China sends: goods, so that their arrows may cross the border. */
export const aid = [
  flowOf('Fuel', [
    [119.7, 41.9],
    [122.6, 41],
    [125.9, 39.2],
  ]),
  flowOf('Food', [
    [122.4, 44.1],
    [124.7, 42.6],
    [126.6, 40.3],
  ]),
];

/*
 * People, within one country: all of an arrow, its width included, keeps 60 km from every border, and it leads
 * away from the nearest, so that it points at no place on one.
 */
export const threat = [
  flowOf('People, if the border opened', [
    [127.53, 42.65],
    [127.7, 45.05],
  ]),
];

export const returned = [
  flowOf('Returned to North Korea', [
    [126.95, 40.6],
    [126.6, 39.1],
  ]),
];

export const migration = [
  flowOf('To Manchuria', [
    [127.25, 42.9],
    [127, 45.3],
  ]),
  flowOf('Back to Korea', [
    [127.2, 40.55],
    [126.75, 39.1],
  ]),
];

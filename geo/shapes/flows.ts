import type { Feature, LineString, Position } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { roundTo } from '../../src/tiles/shapes/planar.ts';
import { spline } from './routes.ts';

type Flow = Feature<LineString, NamedProperties>;

const notAWay = 'a diagram of who or what goes from one country to the other, not a route';

/** Vertices about so far apart, in degrees: an arrow bends smoothly. */
const step = 0.4;

const smooth = (through: readonly Position[]): Position[] =>
  spline(through, step).map((position) => roundTo(position, 2));

const flowOf = (name: string, through: readonly Position[]): Flow => ({
  type: 'Feature',
  properties: { name, certainty: notAWay },
  geometry: { type: 'LineString', coordinates: smooth(through) },
});

/** What China sends: goods, so that their arrows may cross the border, 50 km and more from where goods do. */
export const aid = [
  flowOf('Fuel', [
    [119.7, 42.4],
    [123.4, 41.6],
    [125.6, 39.3],
  ]),
  flowOf('Food', [
    [121.9, 44],
    [123.9, 42.5],
    [126.2, 40.1],
  ]),
];

/*
 * People, within one country: all of an arrow, its width included, keeps 60 km from every border, and it leads
 * away from the nearest, so that it points at no place on one. People who were returned have no arrow: whatever
 * lay at its end would be pointed at.
 */
export const threat = [
  flowOf('People, if the border opened', [
    [127.53, 42.65],
    [127.7, 45.05],
  ]),
];

/** The two guests of July 2014, each as an arrow over the sea: from Beijing's side, and from the ocean's. */
export const guests = {
  visit: flowOf('Xi Jinping’s visit, 3 and 4 July 2014', [
    [123.9, 36.7],
    [125.4, 36.85],
    [126.75, 37.45],
  ]),
  carrier: flowOf('The carrier George Washington, 11 July 2014', [
    [130.7, 34.25],
    [130.1, 34.6],
    [129.4, 34.86],
  ]),
};

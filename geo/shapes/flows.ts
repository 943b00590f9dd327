import type { Feature, LineString, MultiPoint, Position } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { roundTo } from '../../src/tiles/shapes/planar.ts';
import { spline } from './routes.ts';

type Flow = Feature<LineString, NamedProperties>;

const notAWay = 'a diagram of who or what goes from one country to the other, not a route';

/** Vertices about so far apart, in degrees: an arrow bends smoothly. */
const step = 0.2;

const smooth = (through: readonly Position[]): Position[] =>
  spline(through, step).map((position) => roundTo(position, 3));

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

/** The middles of rings in a row north of the border, 60 km and more from it and from every other by their rims. */
const row: readonly Position[] = [
  [125.3, 42.4],
  [127.2, 43.1],
  [128.6, 43.95],
  [129.6, 44.75],
];

/**
 * People who might come if the border opened, as a row of rings along the border, within China: no arrow begins in one
 * country and points at another, and their number means nothing. People who were returned have no mark on a way either:
 * whatever lay at its end would be pointed at.
 */
export const threat: Feature<MultiPoint, NamedProperties>[] = [
  {
    type: 'Feature',
    properties: {
      name: 'People, if the border opened',
      certainty: 'a diagram: neither the number nor the place of a ring means anything',
    },
    geometry: { type: 'MultiPoint', coordinates: spline(row, 0.85).map((at) => roundTo(at, 2)) },
  },
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

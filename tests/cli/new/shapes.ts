import { positions, ring } from '../../support/shapes.ts';

/** A geometry and its properties, a name by default. */
export type Shape = readonly [type: string, coordinates: unknown, properties?: object];

export const collection = (...shapes: readonly Shape[]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: shapes.map(([type, coordinates, properties = { name: 'A' }]) => ({
      type: 'Feature',
      properties,
      geometry: { type, coordinates },
    })),
  });

/** Land cut at the 180th meridian. */
const halves = [[ring(177, -19, 180, -16)], [ring(-180, -18, -179, -16)]];
export const fiji: Shape = ['MultiPolygon', halves];

const lines = (...all: readonly number[][]): Shape => [
  'MultiLineString',
  all.map((numbers) => positions(...numbers)),
];

/** Lines apart, and lines that each begin where the last one ends. */
export const network = lines([30, -8, 31, -9], [33, -8, 30, -8]);
export const way = lines([30, -8, 31, -9], [31, -9, 33, -8]);

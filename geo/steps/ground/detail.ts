import type { Position } from 'geojson';

/** How finely geometry is kept at a place. */
export interface Detail {
  /** A vertex is dropped where the triangle with its neighbours is smaller, in km². */
  readonly triangle: number;
  /** An island is dropped where it is smaller, in km². */
  readonly island: number;
  /** A lake is dropped where it is smaller, in km². */
  readonly lake: number;
  /** Decimals of a degree that are kept: 4 are 11 m, 3 are 110 m, 2 are 1.1 km. */
  readonly decimals: number;
}

interface Zone extends Detail {
  readonly name: string;
  /** West, south, east and north in degrees. */
  readonly box: readonly [number, number, number, number];
}

/** The first zone that holds a place decides; the world is what no other zone holds. */
const zones: readonly Zone[] = [
  {
    name: 'Military Demarcation Line',
    box: [126.5, 37.6, 128.5, 38.75],
    triangle: 0.01,
    island: 1,
    lake: 150,
    decimals: 4,
  },
  {
    name: 'Yalu and Tumen',
    box: [124.1, 39.8, 131.4, 43.9],
    triangle: 0.04,
    island: 1,
    lake: 150,
    decimals: 4,
  },
  {
    name: 'Korea and north-east China',
    box: [121, 33, 132, 46.6],
    triangle: 0.3,
    island: 1.5,
    lake: 150,
    decimals: 4,
  },
  {
    name: 'Mekong',
    box: [97, 11.5, 108.5, 23.5],
    triangle: 0.5,
    island: 3,
    lake: 150,
    decimals: 3,
  },
  { name: 'East Asia', box: [100, 18, 142, 47], triangle: 3, island: 8, lake: 200, decimals: 3 },
  { name: 'window', box: [79, -3, 151, 57], triangle: 10, island: 25, lake: 600, decimals: 3 },
  { name: 'world', box: [-180, -90, 191, 90], triangle: 400, island: 400, lake: 3000, decimals: 2 },
];

/** The detail kept at a place given as longitude and latitude in degrees. */
export const detailAt = ([longitude = 0, latitude = 0]: Position): Detail => {
  const zone = zones.find(
    ({ box: [west, south, east, north] }) =>
      longitude >= west && longitude <= east && latitude >= south && latitude <= north,
  );
  if (zone === undefined) {
    throw new RangeError(`No place on Earth: longitude ${longitude}, latitude ${latitude}.`);
  }
  return zone;
};

import {
  bbox,
  booleanPointInPolygon,
  distance,
  lineChunk,
  lineString,
  pointToLineDistance,
} from '@turf/turf';
import type {
  Feature,
  LineString,
  MultiLineString,
  MultiPolygon,
  Polygon,
  Position,
} from 'geojson';
import { describe, expect, it } from 'vitest';
import { lineProgress } from '../../geo/steps/line-progress.ts';
import { featureOf, readLayer } from './read-layer.ts';

const routes = [
  ['route-laos', 'Route to Laos', ['China', 'Laos'], 'Vientiane'],
  ['route-thailand', 'Route to Thailand', ['China', 'Laos', 'Thailand'], 'Bangkok'],
] as const;

const land = readLayer('land');

const countryAt = (position: Position): string =>
  land.features.find(
    (each) =>
      each.properties.story === true &&
      booleanPointInPolygon(position, each as Feature<Polygon | MultiPolygon>),
  )?.properties.name ?? 'elsewhere';

/** The borders in pieces of a few vertices, so that only those nearby need measuring. */
const borderPieces = readLayer('borders').features.flatMap(({ geometry }) =>
  (geometry as MultiLineString).coordinates.flatMap((line) =>
    Array.from({ length: Math.ceil((line.length - 1) / 15) }, (_, index) => {
      const piece = lineString(line.slice(index * 15, index * 15 + 16));
      return { piece, box: bbox(piece) };
    }),
  ),
);

/** Half a degree is more than 25 km anywhere on the routes. */
const margin = 0.5;

const isNearBorder = (position: Position, km: number): boolean => {
  const [x = 0, y = 0] = position;
  return borderPieces.some(
    ({ piece, box: [west, south, east, north] }) =>
      x > west - margin &&
      x < east + margin &&
      y > south - margin &&
      y < north + margin &&
      pointToLineDistance(position, piece) < km,
  );
};

describe.each(routes)('%s', (id, name, countries, end) => {
  const { geometry, properties } = featureOf(readLayer(id), name);
  const { coordinates } = geometry as LineString;

  it('passes its countries in order and nothing else, neither sea nor a neighbour', () => {
    const passed = lineChunk(geometry as LineString, 8)
      .features.map((piece) => countryAt(piece.geometry.coordinates[0] ?? []))
      .filter((each, index, all) => each !== all[index - 1]);
    expect(passed).toEqual(countries);
  });

  it('has no vertex within 25 km of a border but the city where it ends', () => {
    const close = coordinates.filter((position) => isNearBorder(position, 25));
    const final = coordinates.at(-1);
    expect(close.filter((position) => position !== final)).toEqual([]);
  });

  it('has coordinates of two decimals', () => {
    for (const value of coordinates.flat()) expect(Number(value.toFixed(2))).toBe(value);
  });

  it('says that it is schematic', () => {
    expect(properties.certainty).toBe(
      'schematic, as reported 2004–2014; not a real or current path',
    );
  });

  it('is open for 25 km to each side of every border it passes', () => {
    const gaps = properties.gaps as [number, number][];
    const passed = properties.countries as { to: number }[];
    expect(gaps).toHaveLength(countries.length - 1);
    gaps.forEach(([from, to], index) => {
      expect(from).toBeLessThan(passed[index]?.to ?? 0);
      expect(to).toBeGreaterThan(passed[index]?.to ?? 1);
    });
  });

  it('gives each stop where it lies on the line', () => {
    const progress = lineProgress(coordinates);
    const stops = properties.stops as { name: string; lngLat: Position; progress: number }[];
    expect(stops[0]).toMatchObject({ name: 'Yanbian', km: 0, progress: 0 });
    expect(stops.at(-1)).toMatchObject({ name: end, km: properties.lengthKm, progress: 1 });
    for (const stop of stops) {
      const at = coordinates.findIndex((position) => String(position) === String(stop.lngLat));
      expect(stop.progress).toBeCloseTo(progress[at] ?? Number.NaN, 3);
    }
  });

  it('turns gently: no corner sharper than 60°', () => {
    coordinates.slice(1, -1).forEach(([x = 0, y = 0], index) => {
      const [ax = 0, ay = 0] = coordinates[index] ?? [];
      const [bx = 0, by = 0] = coordinates[index + 2] ?? [];
      const turn = Math.atan2(by - y, bx - x) - Math.atan2(y - ay, x - ax);
      expect(Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)))).toBeLessThan(Math.PI / 3);
    });
  });
});

describe('the two routes', () => {
  it('are the same to the last digit as far as Kunming', () => {
    const [laos, thailand] = routes.map(
      ([id, name]) => (featureOf(readLayer(id), name).geometry as LineString).coordinates,
    );
    const kunming = laos?.findIndex((position) => distance(position, [102.72, 25.04]) < 1) ?? -1;
    expect(kunming).toBeGreaterThan(50);
    expect(thailand?.slice(0, kunming + 1)).toEqual(laos?.slice(0, kunming + 1));
  });
});

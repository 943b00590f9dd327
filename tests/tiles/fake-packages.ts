import { feature, featureCollection } from '@turf/helpers';
import type { Geometry, Position } from 'geojson';
import { topology } from 'topojson-server';
import type { Atlas, City, Packages, Waters } from '../../src/tiles/packages.ts';
import { ring } from '../support/shapes.ts';

type Box = readonly [west: number, south: number, east: number, north: number];

/** A box with a corner at each whole degree, clockwise as the packages have their rings. */
export function boxRing([west, south, east, north]: Box): Position[] {
  const corners = ring(west, south, east, north).reverse();
  const around = corners.slice(1).flatMap(([toX = 0, toY = 0], i) => {
    const [x = 0, y = 0] = corners[i] ?? [];
    const steps = Math.max(1, Math.round(Math.abs(toX - x) + Math.abs(toY - y)));
    const share = (step: number): Position => [
      x + ((toX - x) * step) / steps,
      y + ((toY - y) * step) / steps,
    ];
    return Array.from({ length: steps }, (_, step) => share(step));
  });
  return [...around, [west, south]];
}

export interface FakeWorld {
  readonly countries: Readonly<Record<string, Box>>;
  readonly lakes: Readonly<Record<string, Box>>;
  readonly rivers: readonly Position[][];
  readonly cities: readonly City[];
  /** The ISO 3166-1 numeric codes of countries, by their names; made up by default, none where empty. */
  readonly ids?: Readonly<Record<string, string>>;
}

const named = (name: string, i: number, geometry: Geometry, id = String(900 + i)) =>
  feature(geometry, { name }, id ? { id } : {});

const boxes = (shapes: Readonly<Record<string, Box>>, ids: FakeWorld['ids'] = {}) =>
  featureCollection(
    Object.entries(shapes).map(([name, box], i) =>
      named(name, i, { type: 'Polygon', coordinates: [boxRing(box)] }, ids[name]),
    ),
  );

export function fakePackages({ countries, lakes, rivers, cities, ids }: FakeWorld): Packages {
  const lines = rivers.map((coordinates, i) =>
    named('River', i, { type: 'LineString', coordinates }),
  );
  return {
    countries: topology({ countries: boxes(countries, ids) }) as Atlas,
    waters: topology({ lakes: boxes(lakes), rivers: featureCollection(lines) }) as Waters,
    cities,
  };
}

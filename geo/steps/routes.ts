import { booleanPointInPolygon, distance, lineString, pointToLineDistance } from '@turf/turf';
import type { Feature, LineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { RouteStop } from '../data/route-stops.ts';
import type { NamedProperties } from '../layer.ts';
import { lineProgress } from './line-progress.ts';
import { roundTo } from './round.ts';
import { spline } from './spline.ts';

/** No vertex but an end city lies nearer to a national border, in km. */
export const borderClearance = 25;

/** About 35 km between vertices: smooth, and no way to read a road from it. */
const step = 0.35;

const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** A country as the route needs it: its name, its land, and its borders as lines. */
export interface Passed {
  readonly name: string;
  readonly area: Feature<Polygon | MultiPolygon>;
}

const isStop = (stops: readonly RouteStop[], position: Position): boolean =>
  stops.some(
    ({ name, lngLat }) =>
      name !== undefined && lngLat[0] === position[0] && lngLat[1] === position[1],
  );

/** The vertices of a route: the curve without what lies close to a border. */
const verticesOf = (stops: readonly RouteStop[], borders: readonly Position[][]): Position[] => {
  const lines = borders.map((border) => lineString([...border]));
  const curve = spline(
    stops.map(({ lngLat }) => lngLat),
    step,
  ).map((position) => roundTo(position, 2));
  return curve.filter(
    (position) =>
      isStop(stops, position) ||
      lines.every((line) => pointToLineDistance(position, line) > borderClearance),
  );
};

const cumulative = (line: readonly Position[]): number[] => {
  let length = 0;
  return line.map((position, index) => {
    length += distance(line[index - 1] ?? position, position);
    return length;
  });
};

interface Mark {
  readonly km: number;
  readonly progress: number;
}

/** The place at a distance along the line, in km and in the line's progress. */
const markAt = (kms: readonly number[], progress: readonly number[], km: number): Mark => {
  const after = Math.max(
    1,
    kms.findIndex((each) => each >= km),
  );
  const [from = 0, to = 0] = [kms[after - 1], kms[after]];
  const [low = 0, high = 1] = [progress[after - 1], progress[after]];
  const share = to === from ? 0 : (km - from) / (to - from);
  return { km: rounded(km, 0), progress: rounded(low + (high - low) * share, 4) };
};

/** Where the straight segment between two vertices leaves a country, in km along the line. */
const crossingKm = (
  area: Passed['area'],
  [a, b]: readonly [Position, Position],
  [from, to]: readonly [number, number],
): number => {
  let [inside, outside] = [0, 1];
  for (let halving = 0; halving < 20; halving += 1) {
    const middle = (inside + outside) / 2;
    const position = [
      (a[0] ?? 0) + ((b[0] ?? 0) - (a[0] ?? 0)) * middle,
      (a[1] ?? 0) + ((b[1] ?? 0) - (a[1] ?? 0)) * middle,
    ];
    if (booleanPointInPolygon(position, area)) inside = middle;
    else outside = middle;
  }
  return from + (to - from) * inside;
};

/**
 * A schematic route through its stops in the countries given in order. Between the last vertex in
 * one country and the first in the next the line is straight, and the `gaps` say which part of it,
 * as `line-progress`, is left out: 25 km to each side of the border.
 */
export const routeOf = (
  name: string,
  stops: readonly RouteStop[],
  passed: readonly Passed[],
  borders: readonly Position[][],
): Feature<LineString, NamedProperties> => {
  const coordinates = verticesOf(stops, borders);
  const kms = cumulative(coordinates);
  const progress = lineProgress(coordinates);
  const total = kms.at(-1) ?? 0;
  const crossings = passed.slice(0, -1).map(({ area, name: country }) => {
    const inside = coordinates.map((position) => booleanPointInPolygon(position, area));
    const last = inside.lastIndexOf(true);
    const [a, b] = [coordinates[last], coordinates[last + 1]];
    if (a === undefined || b === undefined) {
      throw new Error(`geo/data/route-stops.ts: ${name} must leave ${country}.`);
    }
    return crossingKm(area, [a, b], [kms[last] ?? 0, kms[last + 1] ?? 0]);
  });
  const edges = [0, ...crossings, total];
  const mark = (km: number): Mark => markAt(kms, progress, km);
  return {
    type: 'Feature',
    properties: {
      name,
      certainty: 'schematic, as reported 2004–2014; not a real or current path',
      lengthKm: rounded(total, 0),
      stops: stops.flatMap(({ name: stop, lngLat }) => {
        if (stop === undefined) return [];
        const at = coordinates.findIndex((each) => each[0] === lngLat[0] && each[1] === lngLat[1]);
        return [{ name: stop, lngLat, ...mark(kms[at] ?? 0) }];
      }),
      countries: passed.map(({ name: country }, index) => {
        const from = mark(edges[index] ?? 0);
        const to = mark(edges[index + 1] ?? total);
        return {
          name: country,
          fromKm: from.km,
          toKm: to.km,
          from: from.progress,
          to: to.progress,
        };
      }),
      gaps: crossings.map((km) => [
        mark(km - borderClearance).progress,
        mark(km + borderClearance).progress,
      ]),
    },
    geometry: { type: 'LineString', coordinates },
  };
};

import geodesic from 'geographiclib-geodesic';
import type { Feature, LineString, Position } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { roundTo } from '../../src/tiles/shapes/planar.ts';

/** About 35 km between vertices: smooth, and no way to read a road from it. */
const step = 0.35;

/** A city where a route calls, as its file tells of it. */
export interface MeasuredStop {
  readonly name: string;
  /** Where the line calls there. */
  readonly lngLat: Position;
  /** From the first city, from the middle of each to that of the next. */
  readonly km: number;
}

type RouteFeature = Feature<LineString, NamedProperties & { readonly stops: MeasuredStop[] }>;

/** The geodesic on WGS 84 between two positions, in km. */
const geodesicKm = ([fromLng = 0, fromLat = 0]: Position, [lng = 0, lat = 0]: Position): number =>
  (geodesic.Geodesic.WGS84.Inverse(fromLat, fromLng, lat, lng).s12 ?? Number.NaN) / 1000;

/** Cities with the kilometres to each: the one measure of a route's length. */
const measured = (cities: readonly RouteCity[]): MeasuredStop[] => {
  let km = 0;
  return cities.map(({ name, lngLat, drawnAt = lngLat }, index) => {
    km += geodesicKm(cities[index - 1]?.lngLat ?? lngLat, lngLat);
    return { name, lngLat: drawnAt, km: Math.round(km) };
  });
};

/** The smooth curve through the stops of the way, without what gives it its heading at the end. */
const wayLine = (): Position[] => {
  const through = wayStops.map(({ lngLat, drawnAt = lngLat }) => drawnAt);
  const curve = spline([...through, wayHeading], step);
  const [x, y] = through.at(-1) ?? [];
  const last = curve.findIndex((position) => position[0] === x && position[1] === y);
  return curve.slice(0, last + 1).map((position) => roundTo(position, 2));
};

const isCity = (stop: (typeof wayStops)[number]): stop is RouteCity => stop.name !== undefined;

/**
 * A schematic route as two features of one name. The `way` is a curve through the cities of one
 * country. The `leap` replaces the crossing, which is not drawn: one straight line between two
 * cities, two positions and no more, so that it marks no place between them.
 */
export const routeOf = (name: string, to: keyof typeof routeEnds): RouteFeature[] => {
  const end = routeEnds[to];
  const stops = measured([...wayStops.filter(isCity), end]);
  const leap = stops.slice(-2);
  return [
    {
      type: 'Feature',
      properties: {
        name,
        part: 'way',
        certainty: 'schematic, as reported 2004–2014; not a real or current path',
        stops: stops.slice(0, -1),
      },
      geometry: { type: 'LineString', coordinates: wayLine() },
    },
    {
      type: 'Feature',
      properties: {
        name,
        part: 'leap',
        certainty: 'crossing not drawn; a straight line between two cities, and no path',
        stops: leap,
      },
      geometry: { type: 'LineString', coordinates: leap.map(({ lngLat }) => lngLat) },
    },
  ];
};

/** A position that a route passes; one without a name only gives the line its shape. */
interface RouteStop {
  readonly name?: string;
  readonly lngLat: Position;
  /**
   * Where the line calls in place of the city's middle: some kilometres beside it, no pixel at the zooms of
   * the story, so that a leap keeps its distance from what it must not point at.
   */
  readonly drawnAt?: Position;
}

/** A city where a route calls. */
type RouteCity = RouteStop & { readonly name: string };

/**
 * The way that both routes share, in the order of travel: drawn from Yanji's position, which stands
 * for the Yanbian area, to the last city that is drawn to.
 */
const wayStops: readonly [RouteCity, ...RouteStop[], RouteCity] = [
  { name: 'Yanbian', lngLat: [129.51, 42.91] },
  { lngLat: [126.6, 42.95] },
  { name: 'Shenyang', lngLat: [123.43, 41.79] },
  { lngLat: [120.1, 41.5] },
  { name: 'Beijing', lngLat: [116.4, 39.91] },
  { lngLat: [111.4, 33.4] },
  { name: 'Kunming', lngLat: [102.72, 25.04], drawnAt: [102.79, 25.03] },
];

/** What the way's curve heads for in its last city; nothing is drawn there. */
const wayHeading: Position = [102.25, 24.2];

/** The cities where the routes end. Between the way's last city and these nothing is drawn but one straight line. */
export const routeEnds = {
  laos: { name: 'Vientiane', lngLat: [102.6, 17.97], drawnAt: [102.6, 18.07] },
  thailand: { name: 'Bangkok', lngLat: [100.5, 13.75], drawnAt: [100.55, 13.74] },
} satisfies Readonly<Record<string, RouteCity>>;

const separation = (a: Position, b: Position): number =>
  Math.hypot((b[0] ?? 0) - (a[0] ?? 0), (b[1] ?? 0) - (a[1] ?? 0)) ** 0.5;

const between = (a: Position, b: Position, ta: number, tb: number, t: number): Position => {
  const share = (t - ta) / (tb - ta);
  return [
    (a[0] ?? 0) + ((b[0] ?? 0) - (a[0] ?? 0)) * share,
    (a[1] ?? 0) + ((b[1] ?? 0) - (a[1] ?? 0)) * share,
  ];
};

/**
 * A point of the centripetal Catmull–Rom curve from `p1` to `p2`, by the pyramid of Barry and
 * Goldman (1988), with the neighbours `p0` and `p3`; `share` runs from 0 to 1.
 */
const curvePoint = (
  [p0, p1, p2, p3]: readonly [Position, Position, Position, Position],
  share: number,
): Position => {
  const t1 = separation(p0, p1);
  const t2 = t1 + separation(p1, p2);
  const t3 = t2 + separation(p2, p3);
  const t = t1 + (t2 - t1) * share;
  const a1 = between(p0, p1, 0, t1, t);
  const a2 = between(p1, p2, t1, t2, t);
  const a3 = between(p2, p3, t2, t3, t);
  return between(between(a1, a2, 0, t2, t), between(a2, a3, t1, t3, t), t1, t2, t);
};

const mirrored = (end: Position, inner: Position): Position => [
  2 * (end[0] ?? 0) - (inner[0] ?? 0),
  2 * (end[1] ?? 0) - (inner[1] ?? 0),
];

/**
 * A smooth curve through positions, sampled about every `step` degrees; each given position is one
 * of its vertices. A change to one position moves the curve for two positions around it only.
 */
export const spline = (through: readonly Position[], step: number): Position[] => {
  const sampled: Position[] = [];
  through.slice(0, -1).forEach((p1, index) => {
    const p2 = through[index + 1] ?? p1;
    const p0 = through[index - 1] ?? mirrored(p1, p2);
    const p3 = through[index + 2] ?? mirrored(p2, p1);
    const count = Math.max(1, Math.round(separation(p1, p2) ** 2 / step));
    for (let at = 0; at < count; at += 1) sampled.push(curvePoint([p0, p1, p2, p3], at / count));
  });
  const last = through.at(-1);
  return last === undefined ? sampled : [...sampled, last];
};

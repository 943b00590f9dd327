import { type LngLat, toMercator } from '../camera/mercator.ts';
import { unwrapLine } from '../geometry/coordinates.ts';

/** A place where a route calls, with the kilometres to it from the route's start. */
export interface RouteStop {
  readonly name: string;
  readonly lngLat: LngLat;
  readonly km: number;
}

/**
 * A route: a way that is drawn and, at its end, perhaps a leap, which stands for a stretch that is
 * not drawn.
 */
export interface Route {
  /** The way and the leap as one line, whose longitudes run on past ±180 where it crosses the 180th meridian. */
  readonly line: readonly LngLat[];
  /** Vertices of the line in its order whose distance from the start is known; none where it is measured. */
  readonly stops: readonly RouteStop[];
  /** The share of the line's length on the map at which its leap begins; 1 where it has none. */
  readonly leapFrom: number;
}

/** A feature of a route's file, as GeoJSON has it: only its lines are read. */
export interface RouteFeature {
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
  readonly properties: {
    /** `leap` for what stands for a stretch that is not drawn; anything else is the way. */
    readonly part?: string;
    readonly stops?: readonly RouteStop[];
  } | null;
}

/**
 * Reads a route from the features of its file: the lines of its way, end to end, and its leap.
 *
 * @throws RangeError if it has no way.
 */
export function readRoute(features: readonly RouteFeature[]): Route {
  const parts = joinWay(features);
  const leap = parts.find(({ properties }) => properties?.part === 'leap');
  const way = parts.find((feature) => feature !== leap);
  const [written] = way ? linesOf(way) : [];
  if (!written) throw new RangeError('A route needs a line that is its way.');
  const drawn = unwrapLine(written);
  const [beyond = []] = leap ? linesOf(leap) : [];
  const line = unwrapLine([...drawn, ...beyond.slice(1)]);
  const stops = [way, leap].flatMap((part) => part?.properties?.stops ?? []);
  return {
    line,
    stops: stops.filter(({ km }, i) => km !== stops[i - 1]?.km),
    leapFrom: leap ? lengthOnMap(drawn) / lengthOnMap(line) : 1,
  };
}

/**
 * A route's features with all lines of its way as one feature, joined end to end in their order. Its
 * properties are those of the first line, with the stops of all. A leap stays as it is.
 */
export function joinWay<F extends RouteFeature>(features: readonly F[]): readonly F[] {
  const isLeap = (feature: F) => feature.properties?.part === 'leap';
  const way = features.filter((feature) => !isLeap(feature));
  const [first] = way;
  if (!first || (way.length === 1 && first.geometry.type === 'LineString')) return features;
  const stops = way.flatMap(({ properties }) => properties?.stops ?? []);
  return [
    {
      ...first,
      properties: { ...first.properties, ...(stops.length > 0 && { stops }) },
      geometry: { type: 'LineString', coordinates: joined(way.flatMap(linesOf)) },
    },
    ...features.filter(isLeap),
  ];
}

/** The lines of a feature, in their order. */
export function linesOf({ geometry }: RouteFeature): readonly (readonly LngLat[])[] {
  if (geometry.type === 'LineString') return [geometry.coordinates as readonly LngLat[]];
  return geometry.type === 'MultiLineString'
    ? (geometry.coordinates as readonly (readonly LngLat[])[])
    : [];
}

/** One line of several; where they meet, the position is there once. */
function joined(lines: readonly (readonly LngLat[])[]): readonly LngLat[] {
  return lines.flat().filter(([lng, lat], i, all) => {
    const before = all[i - 1];
    return !before || (before[0] - lng) % 360 !== 0 || before[1] !== lat;
  });
}

/** The length of a line on the map of the world, as a share of the world's width. */
export function lengthOnMap(line: readonly LngLat[]): number {
  const points = line.map(toMercator);
  return points.reduce((sum, [x, y], i) => {
    const [fromX, fromY] = points[i - 1] ?? [x, y];
    return sum + Math.hypot(x - fromX, y - fromY);
  }, 0);
}

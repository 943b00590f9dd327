import type { LngLat } from '../camera/lng-lat.ts';
import { unwrapLine } from '../geometry/unwrap-line.ts';
import { joinWay, linesOf } from './join-way.ts';
import { lengthOnMap } from './length-on-map.ts';

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

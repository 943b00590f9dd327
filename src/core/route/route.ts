import type { LngLat } from '../camera/lng-lat.ts';
import { joinLines } from '../geometry/join-lines.ts';
import { unwrapLine } from '../geometry/unwrap-line.ts';
import { lengthOnMap } from './length-on-map.ts';

/** A city where a route calls, with the kilometres to it from the route's start. */
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

/** A feature of a route's file. */
export interface RouteFeature {
  /** A line, or lines of which each goes on where the one before ends. */
  readonly geometry: { readonly coordinates: readonly LngLat[] | readonly (readonly LngLat[])[] };
  readonly properties: {
    /** `leap` for what stands for a stretch that is not drawn; anything else is the way. */
    readonly part?: string;
    readonly stops?: readonly RouteStop[];
  };
}

/**
 * Reads a route from the features of its file.
 *
 * @throws RangeError if it has no way.
 */
export function readRoute(features: readonly RouteFeature[]): Route {
  const leap = features.find(({ properties }) => properties.part === 'leap');
  const way = features.find((feature) => feature !== leap);
  if (!way) throw new RangeError('A route needs a feature that is its way.');
  const parts = leap ? [way, leap] : [way];
  const drawn = unwrapLine(lineOf(way));
  const line = unwrapLine([...drawn, ...(leap ? lineOf(leap).slice(1) : [])]);
  const stops = parts.flatMap(({ properties }) => properties.stops ?? []);
  return {
    line,
    stops: stops.filter(({ km }, i) => km !== stops[i - 1]?.km),
    leapFrom: leap ? lengthOnMap(drawn) / lengthOnMap(line) : 1,
  };
}

function lineOf({ geometry: { coordinates } }: RouteFeature): readonly LngLat[] {
  return isLine(coordinates) ? coordinates : joinLines(coordinates).flat();
}

const isLine = (
  coordinates: RouteFeature['geometry']['coordinates'],
): coordinates is readonly LngLat[] => typeof coordinates[0]?.[0] === 'number';

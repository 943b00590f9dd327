import { isSamePlace, type LngLat, toMercator } from '../camera/mercator.ts';
import { unwrapLine } from '../geometry/coordinates.ts';

export interface RouteStop {
  readonly name: string;
  readonly lngLat: LngLat;
  readonly km: number;
}

/** A way, perhaps followed by a leap: a stretch whose path is not known. */
export interface Route {
  readonly line: readonly LngLat[];
  /** The vertices of the line whose distance is known, in order. */
  readonly stops: readonly RouteStop[];
  /** Share of the line's length on the map at which the leap begins; 1 if there is none. */
  readonly leapFrom: number;
}

interface RouteFeature {
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
  readonly properties: {
    /** `leap` for the leap; anything else belongs to the way. */
    readonly part?: string;
    readonly stops?: readonly RouteStop[];
  } | null;
}

/** @throws RangeError if there is no way. */
export function readRoute(features: readonly RouteFeature[]): Route {
  const parts = joinWay(features);
  const leap = parts.find(({ properties }) => properties?.part === 'leap');
  const way = parts.find((feature) => feature !== leap);
  const [wayLine] = way ? routeLines(way) : [];
  if (!wayLine) throw new RangeError('A route needs a line that is its way.');
  const unwrapped = unwrapLine(wayLine);
  const [leapLine = []] = leap ? routeLines(leap) : [];
  const line = unwrapLine([...unwrapped, ...leapLine.slice(1)]);
  const stops = [way, leap].flatMap((part) => part?.properties?.stops ?? []);
  return {
    line,
    stops: stops.filter(({ km }, i) => km !== stops[i - 1]?.km),
    leapFrom: leap ? lengthOnMap(unwrapped) / lengthOnMap(line) : 1,
  };
}

/** Joins the lines of a way into one feature, with the properties of the first and the stops of all. */
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
      geometry: { type: 'LineString', coordinates: joinLines(way.flatMap(routeLines)) },
    },
    ...features.filter(isLeap),
  ];
}

export function routeLines({ geometry }: RouteFeature): readonly (readonly LngLat[])[] {
  if (geometry.type === 'LineString') return [geometry.coordinates as LngLat[]];
  return geometry.type === 'MultiLineString' ? (geometry.coordinates as LngLat[][]) : [];
}

const joinLines = (lines: readonly (readonly LngLat[])[]) =>
  lines.flat().filter((at, i, all) => {
    const before = all[i - 1];
    return !before || !isSamePlace(before, at);
  });

/** Measures a line in widths of the world on the Mercator plane. */
export function lengthOnMap(line: readonly LngLat[]): number {
  const points = line.map(toMercator);
  return points.reduce((sum, [x, y], i) => {
    const [fromX, fromY] = points[i - 1] ?? [x, y];
    return sum + Math.hypot(x - fromX, y - fromY);
  }, 0);
}

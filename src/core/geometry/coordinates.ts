import type { Bounds } from '../camera/bounds.ts';
import { nearAngle } from '../camera/mercator.ts';

export type Position = readonly number[];

/** Lets longitudes run on past ±180 where a line crosses the 180th meridian; returns other lines unchanged. */
export function unwrapLine<P extends Position>(line: readonly P[]): readonly P[] {
  if (!line.some(([lng = 0], i) => Math.abs(lng - (line[i - 1]?.[0] ?? lng)) > 180)) return line;
  let last = line[0]?.[0] ?? 0;
  return line.map((position) => {
    last = nearAngle(position[0] ?? 0, last);
    return moved(position, last - (position[0] ?? 0));
  });
}

export const moved = <P extends Position>(position: P, east: number): P =>
  [(position[0] ?? 0) + east, ...position.slice(1)] as unknown as P;

/** True if two longitudes, or latitudes, are equal to about 1 cm. */
export const meet = (a = 0, b = 0): boolean => Math.abs(a - b) < 1e-7;

export type Nested = readonly number[] | readonly Nested[];

type Span = readonly [west: number, east: number];

/** Returns the narrowest box around coordinates, across the 180th meridian if need be; `[∞, ∞, −∞, −∞]` if none. */
export function coordinateBounds(coordinates: Nested): Bounds {
  const lines = linesOf(coordinates).filter(({ length }) => length > 0);
  const [west, east] = narrowest(lines.map(spanOf));
  const [south, north] = extent(lines.flat().map(([, lat = 0]) => lat));
  return [west, south, east, north];
}

/** Flattens coordinates to lists of positions; a single position becomes a list of one. */
export function linesOf(coordinates: Nested): (readonly Position[])[] {
  if (typeof coordinates[0] === 'number') return [[coordinates as Position]];
  const items = coordinates as readonly Nested[];
  if (items.every(([first]) => typeof first === 'number')) return [items as readonly Position[]];
  return items.flatMap(linesOf);
}

/** Returns a span whose west is within ±180. A ring along the map's edges, of no width if unwrapped, is the world. */
function spanOf(line: readonly Position[]): Span {
  const unwrapped = longitudesOf(unwrapLine(line));
  const [west, east] = unwrapped[0] === unwrapped[1] ? longitudesOf(line) : unwrapped;
  const start = nearAngle(west);
  return [start, start === west ? east : start + east - west];
}

export const longitudesOf = (line: readonly Position[]): Span =>
  extent(line.map(([lng = 0]) => lng));

function narrowest(spans: readonly Span[]): Span {
  const sorted = spans.toSorted(([a], [b]) => a - b);
  const [, farthest] = extent(sorted.map(([, east]) => east));
  // A line around the world may leave a gap by rounding.
  let [gap, west, east] = [1e-9, -180, 180];
  let [covered, last] = [farthest - 360, farthest];
  for (const span of sorted) {
    if (span[0] - covered > gap) [gap, west, east] = [span[0] - covered, span[0], last];
    if (span[1] > covered) [covered, last] = [span[1], span[1]];
  }
  return sorted.length > 0 ? [west, nearAngle(east)] : extent([]);
}

const extent = (values: readonly number[]): Span =>
  values.reduce<Span>(
    ([min, max], value) => [Math.min(min, value), Math.max(max, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );

/** Computes a ring's area by the shoelace formula; positive if the ring is counterclockwise. */
export function signedArea(ring: readonly (readonly number[])[]): number {
  const doubled = ring.reduce((sum, [x = 0, y = 0], i) => {
    const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? [];
    return sum + x * nextY - nextX * y;
  }, 0);
  return doubled / 2;
}

import type { Bounds } from '../camera/bounds.ts';
import { nearAngle } from '../camera/near-angle.ts';
import { type Position, unwrapLine } from './unwrap-line.ts';

/** A position, or lists of positions, however deep: the `coordinates` of any geometry. */
export type Nested = readonly number[] | readonly Nested[];

type Span = readonly [west: number, east: number];

/**
 * The narrowest box around all positions of some coordinates, across the 180th meridian where that is
 * narrower; lines that cross it are unwrapped. That of one position has no extent, and that of none
 * holds nothing: `[∞, ∞, −∞, −∞]`.
 */
export function coordinateBounds(coordinates: Nested): Bounds {
  const lines = linesOf(coordinates).filter(({ length }) => length > 0);
  const [west, east] = narrowest(lines.map(spanOf));
  const [south, north] = extent(lines.flat().map(([, lat = 0]) => lat));
  return [west, south, east, north];
}

/** The lists of positions, and the positions that stand alone, each as a list. */
function linesOf(coordinates: Nested): (readonly Position[])[] {
  if (typeof coordinates[0] === 'number') return [[coordinates as Position]];
  const items = coordinates as readonly Nested[];
  if (items.every(([first]) => typeof first === 'number')) return [items as readonly Position[]];
  return items.flatMap(linesOf);
}

/**
 * From where to where a line goes: its west within ±180, its east at or above it. A ring that runs along the
 * edges of the map has no width when unwrapped, and is taken as it is written.
 */
function spanOf(line: readonly Position[]): Span {
  const unwrapped = longitudesOf(unwrapLine(line));
  const [west, east] = unwrapped[0] === unwrapped[1] ? longitudesOf(line) : unwrapped;
  const start = nearAngle(west);
  return [start, start === west ? east : start + east - west];
}

const longitudesOf = (line: readonly Position[]): Span => extent(line.map(([lng = 0]) => lng));

/** All but the widest gap between spans around the world. */
function narrowest(spans: readonly Span[]): Span {
  const sorted = spans.toSorted(([a], [b]) => a - b);
  const [, farthest] = extent(sorted.map(([, east]) => east));
  let [gap, west, east] = [0, -180, 180];
  let [covered, last] = [farthest - 360, farthest];
  for (const span of sorted) {
    if (span[0] - covered > gap) [gap, west, east] = [span[0] - covered, span[0], last];
    if (span[1] > covered) [covered, last] = [span[1], span[1]];
  }
  return sorted.length > 0 ? [west, nearAngle(east)] : extent([]);
}

function extent(values: readonly number[]): Span {
  return values.reduce<Span>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

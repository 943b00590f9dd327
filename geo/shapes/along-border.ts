import { bbox, distance, length, lineString, pointToLineDistance } from '@turf/turf';
import type { Position } from 'geojson';

/** The index of the position that lies nearest to a place. */
export const nearestIndex = (positions: readonly Position[], place: Position): number => {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  positions.forEach((position, index) => {
    const kilometres = distance(position, place);
    if (kilometres < least) {
      least = kilometres;
      nearest = index;
    }
  });
  return nearest;
};

/** A run is replaced from this length, in km: a river that only crosses a border stays itself. */
const shortest = 60;

/** Degrees around the guide outside which nothing is within reach. */
const margin = 0.5;

interface Run {
  readonly first: number;
  readonly last: number;
}

const runsOf = (flags: readonly boolean[]): Run[] => {
  const runs: Run[] = [];
  let first = -1;
  flags.forEach((flag, index) => {
    if (flag && first < 0) first = index;
    if (first >= 0 && (!flag || index === flags.length - 1)) {
      runs.push({ first, last: flag ? index : index - 1 });
      first = -1;
    }
  });
  return runs;
};

const isLong = (line: readonly Position[], { first, last }: Run): boolean =>
  last > first && length(lineString(line.slice(first, last + 1))) >= shortest;

const between = (guide: readonly Position[], from: Position, to: Position): Position[] => {
  const start = nearestIndex(guide, from);
  const end = nearestIndex(guide, to);
  return start <= end ? guide.slice(start, end + 1) : guide.slice(end, start + 1).reverse();
};

/**
 * A line whose parts within `reach` km of a finer one, its guide, are replaced by the guide itself,
 * as a river that is a border is by the border.
 */
export const followLine = (
  line: readonly Position[],
  guide: readonly Position[],
  reach: number,
): Position[] => {
  const guideLine = lineString([...guide]);
  const [west, south, east, north] = bbox(guideLine);
  const flags = line.map(
    ([x = 0, y = 0]) =>
      x > west - margin &&
      x < east + margin &&
      y > south - margin &&
      y < north + margin &&
      pointToLineDistance([x, y], guideLine) <= reach,
  );
  const runs = runsOf(flags).filter((run) => isLong(line, run));
  const followed: Position[] = [];
  let done = 0;
  for (const { first, last } of runs) {
    const [from, to] = [line[first], line[last]];
    if (from === undefined || to === undefined) continue;
    followed.push(...line.slice(done, first), ...between(guide, from, to));
    done = last + 1;
  }
  return [...followed, ...line.slice(done)];
};

/** The longest run of `false` in a circle of flags, as its first index and its length. */
const longestGap = (flags: readonly boolean[]): { start: number; length: number } => {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < flags.length; start += 1) {
    if (flags[start] || !flags[(start + flags.length - 1) % flags.length]) continue;
    let length = 0;
    while (length < flags.length && !flags[(start + length) % flags.length]) length += 1;
    if (length > best.length) best = { start, length };
  }
  return best;
};

/**
 * A closed ring whose part along a border is replaced by the border itself, vertex by vertex, so
 * that the two coincide. The part begins and ends with the ring's outermost vertices that lie within
 * `reach` km of the border; in between the border decides.
 *
 * @throws where no part of the ring, or all of it, lies within reach
 */
export const followBorder = (
  ring: readonly Position[],
  border: readonly Position[],
  reach: number,
): Position[] => {
  const open = ring.slice(0, -1);
  const line = lineString([...border]);
  const near = open.map((position) => pointToLineDistance(position, line) <= reach);
  const { start, length } = longestGap(near);
  if (length === 0 || length === open.length) {
    throw new Error(`A ring must lie partly within ${reach} km of the border that it follows.`);
  }
  const at = (index: number): Position => open[index % open.length] ?? [];
  const inland = Array.from({ length }, (_, index) => at(start + index));
  const from = nearestIndex(border, at(start + length));
  const to = nearestIndex(border, at(start + open.length - 1));
  const frontier = from <= to ? border.slice(from, to + 1) : border.slice(to, from + 1).reverse();
  const whole = [...inland, ...frontier];
  return [...whole, at(start)];
};

/** The line with the most vertices. */
export const longest = (lines: readonly Position[][]): Position[] =>
  lines.reduce((best, line) => (line.length > best.length ? line : best), []);

/** A line from west to east. */
export const eastward = (line: Position[]): Position[] =>
  (line[0]?.[0] ?? 0) < (line.at(-1)?.[0] ?? 0) ? line : [...line].reverse();

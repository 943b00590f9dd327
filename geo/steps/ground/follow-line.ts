import { bbox, length, lineString, pointToLineDistance } from '@turf/turf';
import type { Position } from 'geojson';
import { nearestIndex } from '../nearest-index.ts';

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

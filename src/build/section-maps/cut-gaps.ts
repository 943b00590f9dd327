import type { Gaps } from '../../style/route-gradient.ts';
import type { Point } from './frame.ts';

/** The pieces of a line that are left where it is open in the gaps, shares of its length. */
export function cutGaps(points: readonly Point[], gaps: Gaps): Point[][] {
  const starts = [0, ...gaps.map(([, to]) => to)];
  return starts
    .map((from, i) => slice(points, from, gaps[i]?.[0] ?? 1))
    .filter((piece) => piece.length > 1);
}

function slice(points: readonly Point[], from: number, to: number): Point[] {
  const lengths = lengthsAlong(points);
  const total = lengths.at(-1) ?? 0;
  const within = points.filter((_, i) => {
    const share = (lengths[i] ?? 0) / total;
    return share > from && share < to;
  });
  return [pointAt(points, lengths, from * total), ...within, pointAt(points, lengths, to * total)];
}

/** How far each point lies from the first along the line. */
function lengthsAlong(points: readonly Point[]): number[] {
  let sum = 0;
  return points.map(([x, y], i) => {
    const [lastX, lastY] = points[i - 1] ?? [x, y];
    sum += Math.hypot(x - lastX, y - lastY);
    return sum;
  });
}

function pointAt(points: readonly Point[], lengths: readonly number[], length: number): Point {
  const after = lengths.findIndex((reached) => reached >= length);
  const to = points[after < 0 ? points.length - 1 : after] ?? [0, 0];
  const from = points[after - 1] ?? to;
  const start = lengths[after - 1] ?? 0;
  const leg = (lengths[after] ?? start) - start;
  const t = leg > 0 ? (length - start) / leg : 1;
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
}

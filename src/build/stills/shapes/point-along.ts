import type { Point } from '../frame.ts';

/** The point of a line at a share of its length, from 0 to 1. */
export function pointAlong(points: readonly Point[], share: number): Point {
  const lengths = lengthsAlong(points);
  const length = share * (lengths.at(-1) ?? 0);
  const after = lengths.findIndex((reached) => reached >= length);
  const to = points[after < 0 ? points.length - 1 : after] ?? [0, 0];
  const from = points[after - 1] ?? to;
  const start = lengths[after - 1] ?? 0;
  const leg = (lengths[after] ?? start) - start;
  const t = leg > 0 ? (length - start) / leg : 1;
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
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

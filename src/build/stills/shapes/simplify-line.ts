import type { Point } from '../frame.ts';
import type { Line } from './clip-to-frame.ts';

/**
 * Drops the vertices of a line that make a triangle of less than `area` square units with their
 * neighbours, the smallest of a neighbourhood first (after Visvalingam and Whyatt, 1993).
 *
 * Whether a vertex goes depends on those close by alone, and not on where the line begins, so that
 * an edge that two shapes share stays the same edge in both.
 */
export function simplifyLine({ points, closed }: Line, area: number): Line {
  let kept = points;
  for (;;) {
    const next = thinned(kept, closed, area);
    if (next.length === kept.length) return { points: kept, closed };
    kept = next;
  }
}

function thinned(points: readonly Point[], closed: boolean, area: number): readonly Point[] {
  const count = points.length;
  if (count <= (closed ? 3 : 2)) return points;
  const at = (index: number): Point | undefined => points[closed ? (index + count) % count : index];
  const areas = points.map((point, i) => triangle(at(i - 1), point, at(i + 1)));
  const areaAt = (index: number): number =>
    areas[closed ? (index + count) % count : index] ?? Number.POSITIVE_INFINITY;
  return points.filter((_, i) => {
    const own = areaAt(i);
    return own >= area || own > areaAt(i - 1) || own >= areaAt(i + 1);
  });
}

function triangle(a: Point | undefined, b: Point, c: Point | undefined): number {
  if (!a || !c) return Number.POSITIVE_INFINITY;
  return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
}

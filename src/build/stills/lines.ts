import type { Line, Point } from './frame.ts';

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

/**
 * A line beside another at a distance in units, to the right of its direction where positive, as a
 * style's `line-offset` has it.
 */
export function offsetLine(points: readonly Point[], distance: number): Point[] {
  if (distance === 0) return [...points];
  return points.map(([x, y], i) => {
    const before = normal(points[i - 1], points[i]);
    const after = normal(points[i], points[i + 1]);
    const [ax, ay] = before ?? after ?? [0, 0];
    const [bx, by] = after ?? before ?? [0, 0];
    const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
    const miter = Math.max(mx * mx + my * my, 0.25);
    return [x + (mx / miter) * distance, y + (my / miter) * distance];
  });
}

/** The unit vector to the right of a leg, as the drawing's `y` grows downward. */
function normal(from: Point | undefined, to: Point | undefined): Point | undefined {
  if (!from || !to) return;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  return length > 0 ? [-dy / length, dx / length] : undefined;
}

/**
 * Lines as the short form of an SVG path, in steps from point to point rounded to `step` units.
 * Closed lines that hold less than `leastArea` square units are left out.
 */
export function pathData(lines: readonly Line[], step = 0.2, leastArea = 0): string {
  return lines
    .filter((line) => !line.closed || Math.abs(areaOf(line)) >= leastArea)
    .map((line) => linePath(line, step))
    .join('');
}

function linePath({ points, closed }: Line, step: number): string {
  let [lastX, lastY] = [0, 0];
  const moves = points.flatMap(([x, y], index) => {
    const [toX, toY] = [Math.round(x / step), Math.round(y / step)];
    const [dx, dy] = [toX - lastX, toY - lastY];
    [lastX, lastY] = [toX, toY];
    return index > 0 && dx === 0 && dy === 0 ? [] : [pair(dx * step, dy * step)];
  });
  const [start, ...steps] = moves;
  if (steps.length === 0) return '';
  return `M${start}l${steps.join(' ')}${closed ? 'z' : ''}`.replaceAll(' -', '-');
}

const pair = (x: number, y: number): string => `${short(x)} ${short(y)}`;

/** A number with one decimal at most and no zero before the point. */
export function short(value: number): string {
  const text = `${Number(value.toFixed(1)) || 0}`;
  return text.replace(/^(-?)0\./, '$1.');
}

function areaOf({ points }: Line): number {
  return points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length] ?? [x, y];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

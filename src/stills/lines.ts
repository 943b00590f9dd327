import type { Geometry } from 'geojson';
import { signedArea } from '../core/geometry/coordinates.ts';
import { clipToFrame, type Frame, type Line, type Point } from './frame.ts';

/** How much of a shape its path keeps. */
interface Detail {
  /** The least area of a bend, in square units. */
  readonly bend: number;
  /** The least area of a surface, in square units. */
  readonly surface: number;
  /** The grid that its vertices stand on, in units. */
  readonly grid: number;
}

/** A geometry as the data of an SVG path, cut to a frame and simplified; '' outside the frame. */
export function shapePath(geometry: Geometry, frame: Frame, detail: Detail): string {
  const lines = clipToFrame(geometry, frame).map((line) => simplifyLine(line, detail.bend));
  return pathData(lines, detail.grid, detail.surface);
}

/**
 * Drops the vertices of a line that make a triangle of less than `area` square units with their
 * neighbours, the smallest of a neighbourhood first (after Visvalingam and Whyatt, 1993).
 *
 * Whether a vertex goes depends on those close by alone, and not on where the line begins, so that
 * an edge that two shapes share stays the same edge in both.
 */
export function simplifyLine({ points, closed }: Line, area: number): Line {
  const count = points.length;
  if (count <= (closed ? 3 : 2)) return { points, closed };
  const wrapped = (index: number) => (closed ? (index + count) % count : index);
  const areas = points.map((point, i) =>
    triangle(points[wrapped(i - 1)], point, points[wrapped(i + 1)]),
  );
  const areaAt = (index: number) => areas[wrapped(index)] ?? Number.POSITIVE_INFINITY;
  const kept = points.filter((_, i) => {
    const own = areaAt(i);
    return own >= area || own > areaAt(i - 1) || own >= areaAt(i + 1);
  });
  return kept.length === count ? { points, closed } : simplifyLine({ points: kept, closed }, area);
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
 * Lines as the short form of an SVG path, in steps from point to point on a grid. Closed lines that
 * hold less than `leastArea` square units are left out, and lines without length.
 */
export function pathData(lines: readonly Line[], grid = 0.2, leastArea = 0): string {
  return lines
    .filter(({ points, closed }) => !closed || Math.abs(signedArea(points)) >= leastArea)
    .map(({ points, closed }) => {
      let [lastX, lastY] = [0, 0];
      const [start, ...steps] = points.flatMap((point, i) => {
        const [x = 0, y = 0] = point.map((value) => Math.round(value / grid));
        const [dx, dy] = [x - lastX, y - lastY];
        [lastX, lastY] = [x, y];
        return i > 0 && dx === 0 && dy === 0 ? [] : [`${short(dx * grid)} ${short(dy * grid)}`];
      });
      return steps.length > 0 ? `M${start}l${steps.join(' ')}${closed ? 'z' : ''}` : '';
    })
    .join('')
    .replaceAll(' -', '-');
}

/** A number as SVG needs it: few decimals, one by default, and no zero before the point. */
export function short(value: number, decimals = 1): string {
  const text = `${Number(value.toFixed(decimals)) || 0}`;
  return text.replace(/^(-?)0\./, '$1.');
}

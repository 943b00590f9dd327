import type { Point } from '../frame.ts';

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

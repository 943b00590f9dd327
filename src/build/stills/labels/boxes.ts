import type { Point } from '../frame.ts';

/** An upright rectangle of the drawing, in units. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The smallest box that holds some points. */
export function boxAround(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
}

/** The square about a point that reaches `reach` to each side. */
export function boxAbout([x, y]: Point, reach: number): Box {
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
}

/** Whether two boxes come closer than `gap` to one another. */
export function boxesMeet(a: Box, b: Box, gap = 0): boolean {
  return (
    a.left < b.right + gap &&
    b.left < a.right + gap &&
    a.top < b.bottom + gap &&
    b.top < a.bottom + gap
  );
}

/** Whether a box keeps at least `margin` from all sides of another around it. */
export function boxWithin(inner: Box, outer: Box, margin = 0): boolean {
  return (
    inner.left >= outer.left + margin &&
    inner.right <= outer.right - margin &&
    inner.top >= outer.top + margin &&
    inner.bottom <= outer.bottom - margin
  );
}

/** Whether a point lies in a box, or closer to it than `gap`. */
export function pointMeets([x, y]: Point, box: Box, gap = 0): boolean {
  return x > box.left - gap && x < box.right + gap && y > box.top - gap && y < box.bottom + gap;
}

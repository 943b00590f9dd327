import type { Frame, Point } from '../frame.ts';
import type { Line } from '../shapes/clip-to-frame.ts';

const step = 15;

/** Points inside a shape and the frame, those nearest to the middle of what is seen of it first. */
export function pointsInside(shape: readonly Line[], frame: Frame): Point[] {
  const inside: Point[] = [];
  for (let y = step; y < frame.height; y += step) {
    for (let x = step; x < frame.width; x += step) if (contains(shape, [x, y])) inside.push([x, y]);
  }
  const mean = (axis: 0 | 1) => inside.reduce((sum, point) => sum + point[axis], 0) / inside.length;
  const middle: Point = [mean(0), mean(1)];
  const away = ([x, y]: Point) => Math.hypot(x - middle[0], y - middle[1]);
  return inside.sort((a, b) => away(a) - away(b));
}

/** Whether a point lies inside a shape, by the even-odd rule. */
export function contains(shape: readonly Line[], [x, y]: Point): boolean {
  let inside = false;
  for (const { points } of shape) {
    points.forEach(([ax, ay], i) => {
      const [bx, by] = points[(i + 1) % points.length] ?? [ax, ay];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    });
  }
  return inside;
}

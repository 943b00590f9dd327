import type { Size } from '../core/camera/camera.ts';
import { type Box, boxAround } from '../core/geometry/box.ts';
import { linesOf } from '../core/geometry/coordinates.ts';
import type { LayerFeature } from '../style/kinds/kind.ts';
import type { Point } from './look.ts';

/** Returns a geometry's lines: a polygon's rings, and each point as a line. */
export const linesIn = ({ type, coordinates }: LayerFeature['geometry']) =>
  type === 'MultiPoint' ? coordinates.map((position) => [position]) : linesOf(coordinates);

/** Returns points along a line, `apart` pixels from each other; a single point stays. */
export function pointsAlong(line: readonly Point[], apart: number): readonly Point[] {
  const points: Point[] = line.slice(0, 1);
  let left = apart;
  line.slice(1).forEach(([x, y], i) => {
    const [fromX, fromY] = line[i] ?? [x, y];
    const length = Math.hypot(x - fromX, y - fromY);
    let way = left;
    for (; way <= length; way += apart) {
      const share = way / length;
      points.push([fromX + share * (x - fromX), fromY + share * (y - fromY)]);
    }
    left = way - length;
  });
  return points;
}

/** Returns the points of a grid over the map that lie in the box around a line. */
export function pointsWithin(line: readonly Point[], { width, height }: Size): readonly Point[] {
  const { left, top, right, bottom } = boxAround(line);
  const shares = Array.from({ length: 40 }, (_, i) => (i + 0.5) / 40);
  return shares
    .flatMap((x) => shares.map((y): Point => [x * width, y * height]))
    .filter(([x, y]) => x > left && x < right && y > top && y < bottom);
}

/** True if a box lies within a map, with a tolerance of half a pixel. */
export const within = ({ left, top, right, bottom }: Box, { width, height }: Size): boolean =>
  left >= -0.5 && top >= -0.5 && right <= width + 0.5 && bottom <= height + 0.5;

/** True if two convex shapes, given by their corners in order, overlap by more than `by` pixels along every axis. */
export function overlap(a: readonly Point[], b: readonly Point[], by: number): boolean {
  const axes = [a, b].flatMap((shape) =>
    shape.map(([x, y], index) => {
      const [nextX, nextY] = shape[(index + 1) % shape.length] ?? [x, y];
      const length = Math.hypot(nextX - x, nextY - y) || 1;
      return [(nextY - y) / length, (x - nextX) / length] as const;
    }),
  );
  return axes.every(([x, y]) => {
    const along = (shape: readonly Point[]) => shape.map((point) => point[0] * x + point[1] * y);
    const [one, other] = [along(a), along(b)];
    const end = Math.min(Math.max(...one), Math.max(...other));
    return end - Math.max(Math.min(...one), Math.min(...other)) > by;
  });
}

/** Returns the corners of a line that is 3 pixels wide. */
export function stroke([fromX, fromY]: Point, [toX, toY]: Point): readonly Point[] {
  const share = 1.5 / (Math.hypot(toX - fromX, toY - fromY) || 1);
  const [x, y] = [(fromY - toY) * share, (toX - fromX) * share];
  return [
    [fromX + x, fromY + y],
    [toX + x, toY + y],
    [toX - x, toY - y],
    [fromX - x, fromY - y],
  ];
}

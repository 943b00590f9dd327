import type { LngLat } from '../../core/camera/mercator.ts';

/** The corners of a convex shape in CSS pixels, in order. */
export type Shape = readonly LngLat[];

/** Whether two convex shapes lie over one another by more than `by` pixels along every axis. */
export function overlap(a: Shape, b: Shape, by: number): boolean {
  const axes = [a, b].flatMap((shape) =>
    shape.map(([x, y], index) => {
      const [nextX, nextY] = shape[(index + 1) % shape.length] ?? [x, y];
      const length = Math.hypot(nextX - x, nextY - y) || 1;
      return [(nextY - y) / length, (x - nextX) / length] as const;
    }),
  );
  return axes.every(([x, y]) => {
    const [one, other] = [a, b].map((shape) => shape.map((point) => point[0] * x + point[1] * y));
    if (!one || !other) return false;
    return (
      Math.min(Math.max(...one), Math.max(...other)) -
        Math.max(Math.min(...one), Math.min(...other)) >
      by
    );
  });
}

/** A piece of a line as wide as it is drawn. */
export function stroke([fromX, fromY]: LngLat, [toX, toY]: LngLat, width = 3): Shape {
  const share = width / 2 / (Math.hypot(toX - fromX, toY - fromY) || 1);
  const [x, y] = [(fromY - toY) * share, (toX - fromX) * share];
  return [
    [fromX + x, fromY + y],
    [toX + x, toY + y],
    [toX - x, toY - y],
    [fromX - x, fromY - y],
  ];
}

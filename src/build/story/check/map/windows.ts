import { type Bounds, unwrapped } from '../../../../core/camera/bounds.ts';
import type { LngLat } from '../../../../core/camera/mercator.ts';

/** Bounds with latitude and longitude the other way round. */
export const swappedBounds = ([a, b, c, d]: Bounds): Bounds => [b, a, d, c];

/** Whether two boxes have a place in common, whichever copy of the world they are written in. */
export function overlap(one: Bounds, other: Bounds): boolean {
  const [west, south, east, north] = unwrapped(one);
  const [left, bottom, right, top] = unwrapped(other, (west + east) / 2);
  return left <= east && right >= west && bottom <= north && top >= south;
}

/** The box around positions, as they are written; nothing around none. */
export function boxAround(positions: readonly LngLat[]): Bounds | undefined {
  if (positions.length === 0) return undefined;
  const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
  for (const [lng, lat] of positions) {
    box[0] = Math.min(box[0], lng);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lng);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

import type { Bounds } from '../../core/camera/bounds.ts';

/** A position, or lists of positions, however deep: the `coordinates` of any geometry. */
export type Nested = readonly number[] | readonly Nested[];

/**
 * The box around all positions of some coordinates that do not cross the antimeridian. That of one
 * position has no extent, and that of none holds nothing: `[∞, ∞, −∞, −∞]`.
 */
export function coordinateBounds(coordinates: Nested): Bounds {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  extend(box, coordinates);
  return box;
}

type Box = [west: number, south: number, east: number, north: number];

function extend(box: Box, coordinates: Nested): void {
  if (typeof coordinates[0] !== 'number') {
    for (const nested of coordinates as readonly Nested[]) extend(box, nested);
    return;
  }
  const [lng, lat] = coordinates as readonly [number, number];
  box[0] = Math.min(box[0], lng);
  box[1] = Math.min(box[1], lat);
  box[2] = Math.max(box[2], lng);
  box[3] = Math.max(box[3], lat);
}

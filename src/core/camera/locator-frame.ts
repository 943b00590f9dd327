import { type Bounds, unwrapped } from './bounds.ts';
import type { LngLat } from './lng-lat.ts';
import { toMercator } from './mercator.ts';
import { nearAngle } from './near-angle.ts';

/** The size of the small map of the region in CSS pixels. */
export const locatorSize = { width: 84, height: 60 } as const;

/**
 * Makes the projection of a small map as wide as `bounds`, with their middle in its middle: from a
 * position to the map's units, from its top left corner.
 */
export function locatorFrame(bounds: Bounds): (lngLat: LngLat) => readonly [x: number, y: number] {
  const [west, south, east, north] = unwrapped(bounds);
  const [left, top] = toMercator([west, north]);
  const [right, bottom] = toMercator([east, south]);
  const scale = locatorSize.width / (right - left);
  return (lngLat) => {
    const [x, y] = toMercator(lngLat);
    return [
      (x - (left + right) / 2) * scale + locatorSize.width / 2,
      (y - (top + bottom) / 2) * scale + locatorSize.height / 2,
    ];
  };
}

/** A position in that copy of the world in which the small map of `bounds` shows it. */
export function nearLocator(bounds: Bounds, [lng, lat]: LngLat): LngLat {
  const [west, , east] = unwrapped(bounds);
  return [nearAngle(lng, (west + east) / 2), lat];
}

import type { Bounds } from './bounds.ts';
import type { LngLat } from './lng-lat.ts';
import { toMercator } from './mercator.ts';

/** The size of the small map of the region in CSS pixels. */
export const locatorSize = { width: 84, height: 60 } as const;

/**
 * Makes the projection of a small map as wide as `bounds`, with their middle in its middle: from a
 * position to the map's units, from its top left corner. A position is shown on the side of the world
 * where it is nearest to the middle.
 */
export function locatorFrame([west, south, east, north]: Bounds): (
  lngLat: LngLat,
) => readonly [x: number, y: number] {
  const [left, top] = toMercator([west, north]);
  const [right, bottom] = toMercator([east < west ? east + 360 : east, south]);
  const scale = locatorSize.width / (right - left);
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  return (lngLat) => {
    const [x, y] = toMercator(lngLat);
    const near = x - Math.round(x - middleX);
    return [
      (near - middleX) * scale + locatorSize.width / 2,
      (y - middleY) * scale + locatorSize.height / 2,
    ];
  };
}

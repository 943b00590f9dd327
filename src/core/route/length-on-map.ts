import type { LngLat } from '../camera/lng-lat.ts';
import { toMercator } from '../camera/mercator.ts';

/** The length of a line on the map of the world, as a share of the world's width. */
export function lengthOnMap(line: readonly LngLat[]): number {
  const points = line.map(toMercator);
  return points.reduce((sum, [x, y], i) => {
    const [fromX, fromY] = points[i - 1] ?? [x, y];
    return sum + Math.hypot(x - fromX, y - fromY);
  }, 0);
}

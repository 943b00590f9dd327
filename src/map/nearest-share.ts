import type { LngLat } from '../core/lng-lat.ts';

/** How far along a line, by its vertices and from 0 to 1, the one nearest to a position lies. */
export function nearestShare(line: readonly LngLat[], [lng, lat]: LngLat): number {
  const narrowing = Math.cos((lat * Math.PI) / 180);
  let nearest = 0;
  let least = Infinity;
  line.forEach(([x, y], i) => {
    const distance = Math.hypot((x - lng) * narrowing, y - lat);
    if (distance >= least) return;
    least = distance;
    nearest = i;
  });
  return nearest / Math.max(1, line.length - 1);
}

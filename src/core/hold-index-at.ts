import type { Hold } from './hold.ts';

/** The index of the last hold that starts at or before a scroll position, or 0; by halving. */
export function holdIndexAt(holds: readonly Hold[], position: number): number {
  let low = 0;
  let high = holds.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const start = holds[middle]?.start ?? Number.POSITIVE_INFINITY;
    if (start <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

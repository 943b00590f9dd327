import { type Bounds, unwrapped } from './bounds.ts';

/**
 * The box around boxes, with its east beyond 180° where it crosses the 180th meridian; the world where
 * there is none.
 */
export function boundsAround([first = [-180, -80, 180, 84], ...others]: readonly Bounds[]): Bounds {
  let box = unwrapped(first);
  for (const other of others) {
    const [west, south, east, north] = unwrapped(other, (box[0] + box[2]) / 2);
    box = [
      Math.min(box[0], west),
      Math.min(box[1], south),
      Math.max(box[2], east),
      Math.max(box[3], north),
    ];
  }
  return box;
}

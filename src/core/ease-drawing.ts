/** The share of a hold at each end in which a route rests, so that the reader sees both ends. */
const rest = 0.08;

/**
 * Eases how far a route is drawn over the progress of a hold, both from 0 to 1: at rest in the
 * first and last 8 %, and between them close to even, so that the line follows the reader's hand.
 */
export function easeDrawing(progress: number): number {
  const t = (progress - rest) / (1 - 2 * rest);
  if (!(t > 0)) return 0;
  if (t >= 1) return 1;
  return t * t * (3 - 2 * t);
}

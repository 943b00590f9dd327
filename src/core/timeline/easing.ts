/**
 * Eases a travel from 0 to 1 so that it starts and stops without a jolt: speed and acceleration
 * are 0 at both ends (Perlin's 6t⁵ − 15t⁴ + 10t³). Monotone, and the same backwards:
 * `easeTravel(1 − t) = 1 − easeTravel(t)`. Outside 0..1 it rests at the nearer end.
 */
export function easeTravel(t: number): number {
  if (t <= 0) return 0;
  if (t >= 1) return 1;
  return t < 0.5 ? rise(t) : 1 - rise(1 - t);
}

function rise(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

/** The share of a hold at its start in which a route rests, so that the reader sees where it begins. */
const restAtStart = 0.08;

/** The share at its end: the route is whole while the last lines are read, before they have left. */
const restAtEnd = 0.25;

/**
 * Eases how far a route is drawn over the progress of a hold, both from 0 to 1: at rest in the first
 * 8 % and the last quarter, and between them close to even, so that the line follows the reader's hand.
 */
export function easeDrawing(progress: number): number {
  const t = (progress - restAtStart) / (1 - restAtStart - restAtEnd);
  if (!(t > 0)) return 0;
  if (t >= 1) return 1;
  return t * t * (3 - 2 * t);
}

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

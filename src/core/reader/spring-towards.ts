/** A value on its way and its speed, in units per millisecond. */
export interface SpringState {
  readonly value: number;
  readonly velocity: number;
}

/** Nearer than this, both in distance and in what its speed still carries it, a value has arrived. */
const nearEnough = 0.05;

/**
 * Moves a value towards its target as a critically damped spring does, as fast as it can without
 * swinging past: `x(t) = (x₀ + (v₀ + ω x₀) t) e^(−ω t)` for the distance `x` from the target, with
 * `ω = 1 / timeConstantMs`. The exact solution, so that two steps of 8 ms are one of 16. A value
 * that has come near enough stands exactly on its target, still.
 */
export function springTowards(
  { value, velocity }: SpringState,
  target: number,
  elapsedMs: number,
  timeConstantMs: number,
): SpringState {
  const time = Math.max(elapsedMs, 0);
  const rate = 1 / timeConstantMs;
  const decay = Math.exp(-rate * time);
  const distance = value - target;
  const push = velocity + rate * distance;
  const left = (distance + push * time) * decay;
  const speed = (velocity - rate * push * time) * decay;
  if (Math.abs(left) < nearEnough && Math.abs(speed) * timeConstantMs < nearEnough) {
    return { value: target, velocity: 0 };
  }
  return { value: target + left, velocity: speed };
}

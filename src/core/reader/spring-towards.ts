/** A value, and its velocity in units per millisecond. */
export interface SpringState {
  readonly value: number;
  readonly velocity: number;
}

/** A value has arrived within this distance, of which its velocity may take no more. */
const nearEnough = 0.05;

/**
 * A critically damped spring, solved exactly, so that two steps of 8 ms are one of 16:
 * `x(t) = (x₀ + (v₀ + ω x₀) t) e^(−ω t)` for the distance `x` from the target, with `ω = 1 / timeConstantMs`.
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

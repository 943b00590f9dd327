export const clamp = (value: number, min: number, max: number): number =>
  Math.min(Math.max(value, min), max);

/** Interpolates linearly; returns exactly `a` at 0 and `b` at 1. */
export const lerp = (a: number, b: number, t: number): number => a * (1 - t) + b * t;

/** Returns the numbers from `first` to `last`, both included, in steps of 1. */
export const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Rounds down to 1, 2 or 5 times a power of ten. */
export function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([5, 2].find((factor) => factor * power <= value) ?? 1) * power;
}

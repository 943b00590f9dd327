export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** Exactly `a` at 0 and `b` at 1. */
export function lerp(a: number, b: number, t: number): number {
  return a * (1 - t) + b * t;
}

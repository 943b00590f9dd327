/**
 * The angle, in degrees, that points the same way and lies within half a turn of another: within
 * ±180 by default. One that lies there already comes back as it is.
 */
export function nearAngle(degrees: number, to = 0): number {
  const away = degrees - to;
  return Math.abs(away) <= 180 ? degrees : degrees - 360 * Math.round(away / 360);
}

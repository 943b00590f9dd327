/**
 * Turns points of a plane with `y` down about its origin, so that what lies in the direction of
 * `bearing`, in degrees clockwise from up, comes to lie straight up.
 */
export function turn(bearing: number): (x: number, y: number) => readonly [x: number, y: number] {
  const radians = (bearing * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  return (x, y) => [x * cos + y * sin, y * cos - x * sin];
}

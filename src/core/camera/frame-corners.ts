import { clamp } from '../clamp.ts';

type Point = readonly [x: number, y: number];

/** What a rectangle is seen through: lengths in pixels, `tilt` as the cosine and sine of the pitch. */
interface Eye {
  readonly distance: number;
  readonly tilt: readonly [cos: number, sin: number];
  /** Half the sides of the screen's part that the rectangle is to fill. */
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** The point of the plane that the eye looks at, and how much of the plane one pixel shows there. */
export interface Frame {
  readonly center: Point;
  readonly unitsPerPixel: number;
}

/**
 * Frames a figure of the plane, given by its corners with `y` down, as large as `range` of units
 * per pixel and the eye's part of the screen allow, in the middle of that part by its extent on
 * the screen.
 *
 * Seen from a center `(cx, cy)` at `q` units per pixel, a corner lies on the screen at
 * `D (x − cx) / w` and `D (y − cy) cos θ / w`, with `w = D q − (y − cy) sin θ`, pitch `θ` and
 * distance `D`. For a given extent that is linear in `cx`, `cy` and `q`, so each step below is one
 * of its solutions and nothing is searched for.
 */
export function frameCorners(
  corners: readonly Point[],
  eye: Eye,
  [closest, farthest]: readonly [closest: number, farthest: number],
): Frame {
  const { distance, tilt, halfHeight } = eye;
  const [cos, sin] = tilt;
  const ys = corners.map(([, y]) => y);
  const top = Math.min(...ys);
  const bottom = Math.max(...ys);
  const span = bottom - top;

  const half = Math.min(halfHeight, halfHeightAtFullWidth(corners, [top, bottom], eye));
  const tight =
    (span * ((distance * cos) ** 2 - (half * sin) ** 2)) / (2 * half * distance ** 2 * cos);
  const unitsPerPixel = clamp(tight, closest, farthest);

  const depth = distance * unitsPerPixel;
  const lift = (span ** 2 * sin) / (2 * (depth + Math.hypot(depth, span * sin)));
  const centerY = (top + bottom) / 2 + lift;
  const weighted = corners.map(([x, y]) => [x, depth - (y - centerY) * sin] as const);
  return { center: [middleByExtent(weighted), centerY], unitsPerPixel };
}

/** Half the height on the screen of a figure that fills the screen's part from side to side. */
function halfHeightAtFullWidth(
  corners: readonly Point[],
  [top, bottom]: readonly [top: number, bottom: number],
  { distance, tilt: [cos, sin], halfWidth }: Eye,
): number {
  const right = Math.max(...corners.map(([x, y]) => distance * x + halfWidth * sin * y));
  const left = Math.max(...corners.map(([x, y]) => halfWidth * sin * y - distance * x));
  return ((bottom - top) * distance * cos) / ((right + left) / halfWidth - sin * (top + bottom));
}

/**
 * The `x` from which the outermost corners appear equally far to the left and to the right, where
 * each appears at its distance divided by its depth.
 */
function middleByExtent(corners: readonly (readonly [x: number, depth: number])[]): number {
  let widest = 0;
  let middle = corners[0]?.[0] ?? 0;
  for (const [x, depth] of corners) {
    for (const [otherX, otherDepth] of corners) {
      const extent = (x - otherX) / (depth + otherDepth);
      if (extent <= widest) continue;
      widest = extent;
      middle = (x * otherDepth + otherX * depth) / (depth + otherDepth);
    }
  }
  return middle;
}

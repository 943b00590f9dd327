import { clamp } from '../numbers.ts';
import type { SceneSpec } from '../story/scene-spec.ts';
import { type Bounds, unwrapped } from './bounds.ts';
import { type Camera, eyeDistance, type Padding, turn, type Viewport } from './camera.ts';
import { fromMercator, type MercatorPoint, nearAngle, toMercator, worldSize } from './mercator.ts';

/** The closest zoom of the basemap, and of scenes without `maxZoom`. */
export const closestZoom = 8;

const steepestPitch = 60;
const [farthestZoom, nearestZoom] = [0, 22];
const wholeWorld: Bounds = [-180, -90, 180, 90];

/** Half the minimum size of bounds, in units of Mercator's square: about 2 cm. */
const minHalfSize = 2 ** -31;

/** Returns the closest camera that fits the bounds, or the whole world for `NaN`, into the viewport's free part. */
export function fitBounds(
  spec: Pick<SceneSpec, 'bounds' | 'bearing' | 'pitch' | 'maxZoom'>,
  viewport: Viewport,
): Camera {
  const { bearing = 0, maxZoom = closestZoom } = spec;
  const pitch = clamp(spec.pitch ?? 0, 0, steepestPitch);
  const { width, height, padding } = freePart(viewport);
  const tilt = (pitch * Math.PI) / 180;
  const turned = turn(bearing);
  const { center, unitsPerPixel } = frameCorners(
    cornersOf(spec.bounds).map(([x, y]) => turned(x, y)),
    {
      distance: eyeDistance * (height + padding.top + padding.bottom),
      cos: Math.cos(tilt),
      sin: Math.sin(tilt),
      halfWidth: width / 2,
      halfHeight: height / 2,
    },
    [1 / worldSize(clamp(maxZoom, farthestZoom, nearestZoom)), 1 / worldSize(farthestZoom)],
  );

  const [lng, lat] = fromMercator(turn(-bearing)(...center));
  const zoom = Math.log2(1 / (unitsPerPixel * worldSize(0)));
  return { center: [nearAngle(lng), lat], zoom, bearing, pitch, padding };
}

/** A camera that shows the corners shows all of the bounds, since perspective keeps lines straight. */
function cornersOf(bounds: Bounds): readonly MercatorPoint[] {
  const areAngles = bounds.every((degrees) => Math.abs(degrees) <= 360);
  const [west, south, east, north] = unwrapped(areAngles ? bounds : wholeWorld);
  const [left, top] = toMercator([west, Math.max(south, north)]);
  const [right, bottom] = toMercator([east, Math.min(south, north)]);
  const xs = [left - minHalfSize, right + minHalfSize];
  const ys = [top - minHalfSize, bottom + minHalfSize];
  return xs.flatMap((x) => ys.map((y): MercatorPoint => [x, y]));
}

/** In CSS pixels. */
const [minSide, maxSide] = [1, 2 ** 17];

/** Returns a viewport's free part and the padding around it. A side that is entirely covered counts as free. */
export function freePart({ width, height, covered }: Viewport) {
  const [left, right, freeWidth] = margins(width, covered.left, covered.right);
  const [top, bottom, freeHeight] = margins(height, covered.top, covered.bottom);
  return {
    width: freeWidth,
    height: freeHeight,
    padding: { top, right, bottom, left } satisfies Padding,
  };
}

function margins(side: number, start: number, end: number): [number, number, number] {
  const whole = Number.isFinite(side) ? clamp(side, minSide, maxSide) : minSide;
  const free = whole - start - end;
  return start >= 0 && end >= 0 && free >= minSide ? [start, end, free] : [0, 0, whole];
}

/** The eye's distance and half of the free part's sides, in pixels, and the cosine and sine of the pitch. */
type Eye = Readonly<Record<'distance' | 'cos' | 'sin' | 'halfWidth' | 'halfHeight', number>>;

/**
 * Frames corners on a plane, `y` down, as large as possible. Returns where the eye looks and its units per pixel.
 *
 * Seen from `(cx, cy)` at `q` units per pixel, a corner is on the screen at `D (x − cx) / w` and
 * `D (y − cy) cos θ / w`, with `w = D q − (y − cy) sin θ`, pitch `θ` and distance `D`. For a given extent this is
 * linear in `cx`, `cy` and `q`, and is solved directly.
 */
function frameCorners(
  corners: readonly MercatorPoint[],
  eye: Eye,
  [closest, farthest]: readonly [closest: number, farthest: number],
) {
  const { distance, cos, sin, halfWidth, halfHeight } = eye;
  const ys = corners.map(([, y]) => y);
  const top = Math.min(...ys);
  const bottom = Math.max(...ys);
  const span = bottom - top;

  const right = Math.max(...corners.map(([x, y]) => distance * x + halfWidth * sin * y));
  const left = Math.max(...corners.map(([x, y]) => halfWidth * sin * y - distance * x));
  const across = (right + left) / halfWidth - sin * (top + bottom);
  const half = Math.min(halfHeight, (span * distance * cos) / across);
  const tight =
    (span * ((distance * cos) ** 2 - (half * sin) ** 2)) / (2 * half * distance ** 2 * cos);
  const unitsPerPixel = clamp(tight, closest, farthest);

  const depth = distance * unitsPerPixel;
  const lift = (span ** 2 * sin) / (2 * (depth + Math.hypot(depth, span * sin)));
  const centerY = (top + bottom) / 2 + lift;
  const weighted = corners.map(([x, y]) => [x, depth - (y - centerY) * sin] as const);
  return { center: [middleByExtent(weighted), centerY] as const, unitsPerPixel };
}

/** Returns the `x` from which the outermost corners, divided by their depths, are equally far left and right. */
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

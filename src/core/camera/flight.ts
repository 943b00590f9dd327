import { lerp } from '../numbers.ts';
import type { SceneSpec } from '../story/scene-spec.ts';
import type { Camera, Padding } from './camera.ts';
import { fitBounds } from './fit-bounds.ts';
import { fromMercator, nearAngle, toMercator, worldSize } from './mercator.ts';

/** A camera's way from one place to another as a function of `t`, from 0 to 1. */
interface Flight {
  (t: number): Camera;
  /** The length of the way as felt by the eye, van Wijk & Nuij's S, in screens; at least 0. */
  readonly pathLength: number;
}

/**
 * Makes the way of the camera from `a` to `b` in a map of the given size: MapLibre's `flyTo` as a
 * pure function. The center and zoom follow {@link smoothPath} with a visible span of the map's
 * longer side; bearing turns the short way; pitch and padding change evenly. The ends are `a` and
 * `b` themselves. (`flyTo` also flattens the way where it would rise above the map's lowest zoom,
 * which takes a journey around the world.)
 */
export function flight(
  a: Camera,
  b: Camera,
  size: { readonly width: number; readonly height: number },
): Flight {
  const from = toMercator(a.center);
  const to = toMercator([nearAngle(b.center[0], a.center[0]), b.center[1]]);
  const eastward = to[0] - from[0];
  const southward = to[1] - from[1];
  const span = Math.max(size.width, size.height, 1);
  const distance = Math.hypot(eastward, southward) * worldSize(a.zoom);
  const path = smoothPath(span, span * 2 ** (a.zoom - b.zoom), distance);
  const turn = nearAngle(b.bearing, a.bearing) - a.bearing;

  const at = (t: number): Camera => {
    if (!(t > 0)) return a;
    if (t >= 1) return b;
    const { share, magnification } = path.at(t);
    const [lng, lat] = fromMercator([from[0] + eastward * share, from[1] + southward * share]);
    return {
      center: [nearAngle(lng), lat],
      zoom: a.zoom + Math.log2(magnification),
      bearing: nearAngle(a.bearing + turn * t),
      pitch: lerp(a.pitch, b.pitch, t),
      padding: lerpPadding(a.padding, b.padding, t),
    };
  };
  return Object.assign(at, { pathLength: path.length });
}

function lerpPadding(a: Padding, b: Padding, t: number): Padding {
  return {
    top: lerp(a.top, b.top, t),
    right: lerp(a.right, b.right, t),
    bottom: lerp(a.bottom, b.bottom, t),
    left: lerp(a.left, b.left, t),
  };
}

/** ρ: how much a path zooms against how much it pans; MapLibre's default `curve`. */
const rho = 1.42;

/** Distances under this many pixels are a zoom in place, as in MapLibre. */
const leastDistance = 2e-6;

/**
 * The smooth zooming and panning path of van Wijk & Nuij ("Smooth and efficient zooming and panning",
 * 2003, equation 9) from a visible span `w0` to a span `w1`, both above 0, whose center lies `distance`
 * away, all in pixels at the scale of the start: its length S in ρ-screens, and where it is at `t`, from
 * 0 to 1 at an even pace, as the share of the distance that is behind and the magnification since the
 * start.
 */
function smoothPath(w0: number, w1: number, distance: number) {
  if (distance < leastDistance) {
    const magnification = w0 / w1;
    return {
      length: Math.abs(Math.log(magnification)) / rho,
      at: (t: number) => ({ share: t, magnification: magnification ** t }),
    };
  }
  const reach = rho ** 2 * distance;
  const r0 = -Math.asinh((w1 ** 2 - w0 ** 2 + reach ** 2) / (2 * w0 * reach));
  const r1 = -Math.asinh((w1 ** 2 - w0 ** 2 - reach ** 2) / (2 * w1 * reach));
  const length = (r1 - r0) / rho;
  return {
    length,
    at: (t: number) => {
      const turned = rho * t * length;
      const here = Math.cosh(r0 + turned);
      return {
        share: (w0 * Math.sinh(turned)) / (here * reach),
        magnification: here / Math.cosh(r0),
      };
    },
  };
}

/** How long the camera's way from one scene to the next is, to the eye: what room it is given in the page. */
export type Way = 'none' | 'short' | 'long';

/** A map of a common shape, in CSS pixels: the way is told once, for screens of all sizes. */
const viewport = {
  width: 900,
  height: 700,
  covered: { top: 0, right: 0, bottom: 0, left: 0 },
} as const;

/** Below these lengths of a flight, in screens, the picture hardly moves, or moves to its own neighbourhood. */
const [hardlyMoves, near] = [0.25, 0.9];

/** How long the way between two scenes is, by their cameras alone; `long` where either is not there. */
export function wayBetween(before: SceneSpec | undefined, scene: SceneSpec | undefined): Way {
  if (!before || !scene) return 'long';
  const length = lengthBetween(fitBounds(before, viewport), fitBounds(scene, viewport));
  if (length < hardlyMoves) return 'none';
  return length < near ? 'short' : 'long';
}

/** The flight's length, and what the map turns and tilts on the way: a right angle counts as a screen. */
function lengthBetween(a: Camera, b: Camera): number {
  const turn = Math.abs(nearAngle(b.bearing, a.bearing) - a.bearing) + Math.abs(b.pitch - a.pitch);
  return flight(a, b, viewport).pathLength + turn / 90;
}

import { mapValues } from '../map-values.ts';
import { lerp } from '../numbers.ts';
import type { SceneSpec } from '../story/scene-spec.ts';
import type { Camera, Size } from './camera.ts';
import { fitBounds } from './fit-bounds.ts';
import { fromMercator, nearAngle, toMercator, worldSize } from './mercator.ts';

/** MapLibre's `flyTo` as a pure function, from `a` at 0 to `b` at 1. The bearing turns the shorter way. */
export function flight(a: Camera, b: Camera, size: Size) {
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
      padding: mapValues(a.padding, (from, side) => lerp(from, b.padding[side], t)),
    };
  };
  /** Van Wijk & Nuij's path length S, in screens. */
  return Object.assign(at, { pathLength: path.length });
}

/** MapLibre's default `curve`: how much a path zooms rather than pans. */
const rho = 1.42;

/** If the distance, in pixels, is shorter than this, the flight only zooms, as in MapLibre. */
const minDistance = 2e-6;

/** Van Wijk & Nuij, "Smooth and efficient zooming and panning" (2003), eq. 9; in pixels at the start. */
function smoothPath(w0: number, w1: number, distance: number) {
  if (distance < minDistance) {
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

export type Way = 'none' | 'short' | 'long';

const viewport = { width: 900, height: 700, covered: { top: 0, right: 0, bottom: 0, left: 0 } };

/** Maximum lengths, in screens, of the ways `none` and `short`. */
const [maxNone, maxShort] = [0.25, 0.9];

/** Classifies a flight by length and rotation, with 90° counted as one screen; `long` if a scene is missing. */
export function wayBetween(before: SceneSpec | undefined, scene: SceneSpec | undefined): Way {
  if (!before || !scene) return 'long';
  const [a, b] = [fitBounds(before, viewport), fitBounds(scene, viewport)];
  const turn = Math.abs(nearAngle(b.bearing, a.bearing) - a.bearing) + Math.abs(b.pitch - a.pitch);
  const length = flight(a, b, viewport).pathLength + turn / 90;
  if (length < maxNone) return 'none';
  return length < maxShort ? 'short' : 'long';
}

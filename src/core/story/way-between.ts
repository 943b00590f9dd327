import type { Camera } from '../camera/camera.ts';
import { fitBounds } from '../camera/fit-bounds.ts';
import { flight } from '../camera/flight.ts';
import { nearAngle } from '../camera/near-angle.ts';
import type { SceneSpec } from './scene-spec.ts';

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

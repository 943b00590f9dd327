import { clamp } from '../clamp.ts';
import type { Padding } from './camera.ts';
import type { Viewport } from './viewport.ts';

/** The part of the viewport that is left to the map's subject, in CSS pixels. */
interface FreePart {
  readonly width: number;
  readonly height: number;
  /** The margins around it, which become the camera's padding. */
  readonly padding: Padding;
}

/** The sides, in CSS pixels, that anything can be framed in. */
const smallestSide = 1;
const largestSide = 2 ** 17;

/**
 * The free part of the viewport. A side that is covered all over, or is not there yet, is taken
 * as not covered at all, so that something is always free: at least one pixel each way.
 */
export function freePart({ width, height, covered }: Viewport): FreePart {
  const [left, right, freeWidth] = margins(width, covered.left, covered.right);
  const [top, bottom, freeHeight] = margins(height, covered.top, covered.bottom);
  return { width: freeWidth, height: freeHeight, padding: { top, right, bottom, left } };
}

function margins(side: number, start: number, end: number): [number, number, number] {
  const whole = Number.isFinite(side) ? clamp(side, smallestSide, largestSide) : smallestSide;
  const free = whole - start - end;
  return start >= 0 && end >= 0 && free >= smallestSide ? [start, end, free] : [0, 0, whole];
}

import { fromMercator, worldSize } from '../../../core/camera/mercator.ts';
import { kmPerPixel, roundLength } from '../../../core/camera/scale.ts';
import type { Frame } from '../frame.ts';
import type { Box } from './boxes.ts';

/** A scale bar: a round number of kilometres and its length in units. */
export interface ScaleBar {
  readonly km: number;
  readonly length: number;
}

/** The longest scale bar of a round length that is true at a latitude and no longer than `longest`. */
export function scaleBar(zoom: number, latitude: number, longest: number): ScaleBar {
  const unitKm = kmPerPixel(zoom, latitude);
  const km = roundLength(longest * unitKm);
  return { km, length: km / unitKm };
}

/** The latitude in the middle of a frame, in degrees. */
export function middleLatitude({ project, zoom, height }: Frame): number {
  const [, equator] = project([0, 0]);
  return fromMercator([0.5, 0.5 + (height / 2 - equator) / worldSize(zoom)])[1];
}

/** The corners of a frame that a scale bar may stand in, the one to prefer first. */
export function scaleCorners({ width, height }: Frame, { length }: ScaleBar): Box[] {
  const [inset, high] = [14, 20];
  const wide = Math.max(length, 40);
  const box = (left: number, top: number): Box => ({
    left,
    top,
    right: left + wide,
    bottom: top + high,
  });
  const [right, bottom] = [width - inset - wide, height - inset - high];
  return [box(inset, bottom), box(right, bottom), box(inset, inset), box(right, inset)];
}

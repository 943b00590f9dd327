import { bboxClip } from '@turf/bbox-clip';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { type Bounds, unwrapped } from '../core/camera/bounds.ts';
import { nearAngle } from '../core/camera/mercator.ts';
import { AuthorError } from '../files/story-error.ts';
import { box } from '../read/schema/values.ts';
import { polygonsOf } from './shapes/planar.ts';

/** Moves a window's longitudes into ±180 degrees, as RFC 7946 requires. */
export function withinTurn(window: Bounds): Bounds {
  const [west, south, east, north] = unwrapped(window);
  if (east - west >= 360) return [-180, south, 180, north];
  return [nearAngle(west), south, nearAngle(east), north];
}

/** Clips a shape, whose longitudes are within ±180, to a window that may cross the 180th meridian. */
export function clipToWindow(shape: Polygon | MultiPolygon, window: Bounds): Position[][][] {
  const [west, south, east, north] = withinTurn(window);
  const first = [west, west <= east ? east : 180];
  const sides = west <= east ? [first] : [first, [-180, east]];
  return sides.flatMap(([from = 0, to = 0]) => {
    const { geometry } = bboxClip(shape, [from, south, to, north]) as Feature<typeof shape>;
    return polygonsOf(geometry).filter(([ring]) => ring && ring.length > 3);
  });
}

/** Parses a window from the command line, such as `-25,63,-13,67`. @throws AuthorError with an example. */
export function readWindow(written: string): Bounds {
  const numbers = written
    .split(',')
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const { data } = box.safeParse(numbers);
  if (!data)
    throw new AuthorError(
      `--window ${written} is not a window: write west,south,east,north in degrees, such as --window -25,63,-13,67. Over the 180th meridian west is above east: 176,-20,-178,-15.`,
    );
  return data;
}

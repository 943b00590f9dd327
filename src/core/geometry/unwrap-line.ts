import { nearAngle } from '../camera/near-angle.ts';

/** A position as GeoJSON has it: longitude, latitude and perhaps a height. */
export type Position = readonly number[];

/**
 * A line whose longitudes run on past ±180 where it crosses the 180th meridian, so that it goes from
 * each position to the next by the shorter way. One that does so as it is written comes back as it is.
 */
export function unwrapLine<P extends Position>(line: readonly P[]): readonly P[] {
  if (!line.some(([lng = 0], i) => Math.abs(lng - (line[i - 1]?.[0] ?? lng)) > 180)) return line;
  let last = line[0]?.[0] ?? 0;
  return line.map((position) => {
    last = nearAngle(position[0] ?? 0, last);
    return moved(position, last - (position[0] ?? 0));
  });
}

/** A position of the same latitude, and height, some degrees farther east. */
export function moved<P extends Position>(position: P, east: number): P {
  return [(position[0] ?? 0) + east, ...position.slice(1)] as unknown as P;
}

/** Whether two longitudes, or latitudes, in degrees are one: to about 1 cm. */
export const meet = (a = 0, b = 0): boolean => Math.abs(a - b) < 1e-7;

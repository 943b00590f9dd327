import { lineString, pointToLineDistance } from '@turf/turf';
import type { Position } from 'geojson';
import { nearestIndex } from '../nearest-index.ts';

/** The longest run of `false` in a circle of flags, as its first index and its length. */
const longestGap = (flags: readonly boolean[]): { start: number; length: number } => {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < flags.length; start += 1) {
    if (flags[start] || !flags[(start + flags.length - 1) % flags.length]) continue;
    let length = 0;
    while (length < flags.length && !flags[(start + length) % flags.length]) length += 1;
    if (length > best.length) best = { start, length };
  }
  return best;
};

/**
 * A closed ring whose part along a border is replaced by the border itself, vertex by vertex, so
 * that the two coincide. The part begins and ends with the ring's outermost vertices that lie within
 * `reach` km of the border; in between the border decides.
 *
 * @throws where no part of the ring, or all of it, lies within reach
 */
export const followBorder = (
  ring: readonly Position[],
  border: readonly Position[],
  reach: number,
): Position[] => {
  const open = ring.slice(0, -1);
  const line = lineString([...border]);
  const near = open.map((position) => pointToLineDistance(position, line) <= reach);
  const { start, length } = longestGap(near);
  if (length === 0 || length === open.length) {
    throw new Error(`A ring must lie partly within ${reach} km of the border that it follows.`);
  }
  const at = (index: number): Position => open[index % open.length] ?? [];
  const inland = Array.from({ length }, (_, index) => at(start + index));
  const from = nearestIndex(border, at(start + length));
  const to = nearestIndex(border, at(start + open.length - 1));
  const frontier = from <= to ? border.slice(from, to + 1) : border.slice(to, from + 1).reverse();
  const whole = [...inland, ...frontier];
  return [...whole, at(start)];
};

import { lerp } from '../numbers.ts';
import type { Route } from './route.ts';
import { routeLegs } from './route-progress.ts';

/**
 * How far a route has come at shares of its length on the map: both ascending, from share 0 to 1, with
 * an even pace between two entries.
 */
export type DistanceTable = readonly (readonly [share: number, km: number])[];

/** The kilometres from the start of a route that is drawn up to a share, from 0 to 1. */
export function kmAt(table: DistanceTable, drawn: number): number {
  const next = table.findIndex(([share]) => share >= drawn);
  const [share, km] = table.at(next) ?? [0, 0];
  const [from, fromKm] = table[next - 1] ?? [share, km];
  return share > from && next > 0 ? lerp(fromKm, km, (drawn - from) / (share - from)) : km;
}

/**
 * The distance travelled along a route as a table that is small enough for a page to carry.
 *
 * @param tolerance How far off it may be anywhere, in kilometres; never at a route's end.
 * @throws RangeError if a stop is no vertex of the line.
 */
export function distanceTable(
  route: Pick<Route, 'line' | 'stops'>,
  tolerance: number,
): DistanceTable {
  const legs = routeLegs(route);
  const total = legs.at(-1)?.toLength ?? 0;
  const entries = legs.map(({ toLength, toKm }) => [toLength / total, toKm] as const);
  const first: Entry = [0, legs[0]?.fromKm ?? 0];
  return [first, ...thinned(first, entries, tolerance)];
}

type Entry = DistanceTable[number];

/** What must be kept of the entries after `first` for those left out to lie near enough (Douglas and Peucker). */
function thinned(first: Entry, rest: readonly Entry[], tolerance: number): readonly Entry[] {
  const last = rest.at(-1);
  if (!last || rest.length === 1) return rest;
  const off = rest.map(([share, km]) => Math.abs(kmAt([first, last], share) - km));
  const worst = Math.max(...off);
  if (worst <= tolerance) return [last];
  const at = off.indexOf(worst) + 1;
  const corner = rest[at - 1] ?? last;
  return [
    ...thinned(first, rest.slice(0, at), tolerance),
    ...thinned(corner, rest.slice(at), tolerance),
  ];
}

import { lerp } from '../numbers.ts';

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

import { lerp } from '../numbers.ts';

/** The kilometres of a route at shares of its length on the map, ascending, to be interpolated. */
export type DistanceTable = readonly (readonly [share: number, km: number])[];

/** The share, from 0 to 1, at some kilometres: the inverse of {@link kmAt}. */
export function shareAt(table: DistanceTable, km: number): number {
  const next = table.findIndex(([, toKm]) => toKm >= km);
  const [share, toKm] = table[next] ?? [1, km];
  const [from, fromKm] = table[next - 1] ?? [share, toKm];
  return toKm > fromKm && next > 0 ? lerp(from, share, (km - fromKm) / (toKm - fromKm)) : share;
}

/** The kilometres at a share, from 0 to 1. */
export function kmAt(table: DistanceTable, drawn: number): number {
  const next = table.findIndex(([share]) => share >= drawn);
  const [share, km] = table.at(next) ?? [0, 0];
  const [from, fromKm] = table[next - 1] ?? [share, km];
  return share > from && next > 0 ? lerp(fromKm, km, (drawn - from) / (share - from)) : km;
}

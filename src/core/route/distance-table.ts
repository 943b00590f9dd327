import { lerp } from '../numbers.ts';

/** A route's kilometres at ascending shares of its length on the map; values between entries are interpolated. */
export type DistanceTable = readonly (readonly [share: number, km: number])[];

export const shareAt = (table: DistanceTable, km: number): number => lookUp(table, km, 1, 0);

export const kmAt = (table: DistanceTable, share: number): number => lookUp(table, share, 0, 1);

function lookUp(table: DistanceTable, value: number, by: 0 | 1, of: 0 | 1): number {
  const next = table.findIndex((entry) => entry[by] >= value);
  const to = table.at(next) ?? [0, 0];
  const from = table[next - 1] ?? to;
  const length = to[by] - from[by];
  return length > 0 ? lerp(from[of], to[of], (value - from[by]) / length) : to[of];
}

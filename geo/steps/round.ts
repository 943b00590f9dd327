import type { Position } from 'geojson';
import { detailAt } from './detail.ts';

/** A position with a fixed number of decimals. */
export const roundTo = ([longitude = 0, latitude = 0]: Position, decimals: number): Position => [
  Number(longitude.toFixed(decimals)) + 0,
  Number(latitude.toFixed(decimals)) + 0,
];

/** A position with the decimals that are kept at its place. */
export const roundAt = (position: Position): Position =>
  roundTo(position, detailAt(position).decimals);

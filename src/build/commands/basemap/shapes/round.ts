import type { Position } from 'geojson';

/** A position with a fixed number of decimals. */
export const roundTo = ([longitude = 0, latitude = 0]: Position, decimals: number): Position => [
  Number(longitude.toFixed(decimals)) + 0,
  Number(latitude.toFixed(decimals)) + 0,
];

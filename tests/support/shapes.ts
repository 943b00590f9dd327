/** The ring around a box, counterclockwise from its south-western corner. */
export const ring = (west: number, south: number, east: number, north: number): number[][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** The positions of a line along a parallel, the equator by default, from longitude to longitude. */
export const level = (...lngs: readonly number[]): number[][] => lngs.map((lng) => [lng, 0]);

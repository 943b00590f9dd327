import type { Geometry, Position } from 'geojson';

/** The ring around a box, counterclockwise from its south-western corner. */
export const ring = (west: number, south: number, east: number, north: number): number[][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** The positions of a line along the equator, from longitude to longitude. */
export const level = (...lngs: readonly number[]) =>
  lngs.map((lng): [lng: number, lat: number] => [lng, 0]);

/** Positions by their longitudes and latitudes in turn. */
export const positions = (...numbers: readonly number[]) =>
  numbers.flatMap((lng, i): [lng: number, lat: number][] =>
    i % 2 ? [] : [[lng, numbers[i + 1] ?? Number.NaN]],
  );

/** The rings of each polygon of an area; none of another geometry. */
export function polygonsOf(geometry: Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

/** The lines of a line or several; none of another geometry. */
export function linesOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
}

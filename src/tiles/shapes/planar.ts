import type { MultiPolygon, Polygon, Position } from 'geojson';
import { kmPerDegree } from '../../core/camera/mercator.ts';
import { signedArea } from '../../core/geometry/coordinates.ts';

export const polygonsOf = (shape: Polygon | MultiPolygon): Position[][][] =>
  shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;

export const changed = (
  shape: Polygon | MultiPolygon,
  change: (place: Position) => Position,
): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: polygonsOf(shape).map((rings) => rings.map((ring) => ring.map(change))),
});

/**
 * Returns a triangle's area in km², on a plane that touches the sphere at the second position. It is good enough to
 * weigh a vertex, but not to print.
 */
export const triangleArea = (
  [ax = 0, ay = 0]: Position,
  [bx = 0, by = 0]: Position,
  [cx = 0, cy = 0]: Position,
): number => (Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2) * squareKm([bx, by]);

export const ringArea = (ring: readonly Position[]): number =>
  Math.abs(signedArea(ring)) * squareKm(ring[0]);

const squareKm = ([, latitude = 0]: Position = []): number =>
  kmPerDegree ** 2 * Math.cos((latitude * Math.PI) / 180);

export const roundTo = ([longitude = 0, latitude = 0]: Position, decimals: number): Position => [
  Number(longitude.toFixed(decimals)) + 0,
  Number(latitude.toFixed(decimals)) + 0,
];

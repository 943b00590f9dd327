import type { MultiPolygon, Polygon, Position } from 'geojson';
import { signedArea } from './planar.ts';

const turned = (ring: Position[], counterclockwise: boolean): Position[] =>
  signedArea(ring) > 0 === counterclockwise ? ring : [...ring].reverse();

const wound = (rings: Position[][]): Position[][] =>
  rings.map((ring, index) => turned(ring, index === 0));

/** A polygon wound as RFC 7946 asks: exterior rings counterclockwise, holes clockwise. */
export const rewind = <G extends Polygon | MultiPolygon>(geometry: G): G =>
  geometry.type === 'Polygon'
    ? { ...geometry, coordinates: wound(geometry.coordinates) }
    : { ...geometry, coordinates: geometry.coordinates.map(wound) };

import { booleanPointInPolygon, polygon } from '@turf/turf';
import type { MultiPolygon, Position } from 'geojson';
import { signedArea } from './planar.ts';

/** The loops of a ring that passes a vertex twice; a ring that does not is its own only loop. */
const loopsOf = (ring: readonly Position[]): Position[][] => {
  const loops: Position[][] = [];
  const path: Position[] = [];
  for (const position of ring) {
    const seen = path.findIndex(([x, y]) => x === position[0] && y === position[1]);
    if (seen < 0) {
      path.push(position);
      continue;
    }
    const loop = [...path.splice(seen), position];
    if (loop.length > 3) loops.push(loop);
    path.push(position);
  }
  return loops;
};

const holds = (outer: readonly Position[], hole: readonly Position[]): boolean => {
  const area = polygon([[...outer]]);
  return hole.every((position) => booleanPointInPolygon(position, area));
};

/**
 * Polygons none of whose rings touches itself: where one passes a vertex twice it becomes several
 * polygons that meet there, or a polygon and a hole.
 */
export const splitTouches = (shape: MultiPolygon): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: shape.coordinates.flatMap((rings) => {
    const outward = Math.sign(signedArea(rings[0] ?? []));
    const loops = rings.flatMap(loopsOf);
    const outers = loops.filter((loop) => Math.sign(signedArea(loop)) === outward);
    const holes = loops.filter((loop) => Math.sign(signedArea(loop)) === -outward);
    return outers.map((outer) => [outer, ...holes.filter((hole) => holds(outer, hole))]);
  }),
});

import type { Position } from 'geojson';
import { presimplify, simplify } from 'topojson-simplify';
import type { Topology } from 'topojson-specification';
import { triangleArea } from './planar.ts';

/**
 * A topology whose arcs keep only the vertices that matter at their place (Visvalingam and Whyatt,
 * 1993, with a threshold that depends on where the vertex lies). Neighbours share their arcs, so
 * they stay in touch, and there is no seam where fine meets coarse.
 *
 * @param triangleAt the area in km² of the smallest triangle that a vertex may make at a place
 */
export const simplifyByPlace = <T extends Topology>(
  topology: T,
  triangleAt: (place: Position) => number,
): T => {
  const weighed = presimplify(topology, ([a, b, c]) => triangleArea(a, b, c) / triangleAt(b));
  return simplify(weighed, 1);
};

import { presimplify, simplify } from 'topojson-simplify';
import type { Topology } from 'topojson-specification';
import { detailAt } from './detail.ts';
import { triangleArea } from './planar.ts';

/**
 * A topology whose arcs keep only the vertices that matter at their place (Visvalingam and Whyatt,
 * 1993, with a threshold that depends on where the vertex lies). Neighbours share their arcs, so
 * they stay in touch, and there is no seam where fine meets coarse.
 *
 * @param share part of the threshold of `geo/steps/detail.ts` to apply, from 0 to 1
 */
export const simplifyByPlace = <T extends Topology>(topology: T, share = 1): T => {
  const weighed = presimplify(topology, ([a, b, c]) => {
    const threshold = detailAt(b).triangle * share;
    return triangleArea(a, b, c) / threshold;
  });
  return simplify(weighed, 1);
};

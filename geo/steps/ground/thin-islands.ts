import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { polygonsOf } from '../../../src/build/commands/basemap/shapes/areas.ts';
import { ringArea } from '../../../src/build/commands/basemap/shapes/planar.ts';
import { detailAt, roundAt } from './detail.ts';

const coarsened = (ring: readonly Position[]): Position[] => {
  const kept: Position[] = [];
  for (const position of ring) {
    const coarse = detailAt(position).decimals > 2 ? position : roundAt(position);
    const last = kept.at(-1);
    if (last?.[0] !== coarse[0] || last?.[1] !== coarse[1]) kept.push(coarse);
  }
  return kept;
};

/**
 * A feature without the islands that are too small to keep at their place, and without the vertices
 * that rounding makes one outside the window; nothing is left where no island is.
 */
export const thinIslands = <P>(
  feature: Feature<Polygon | MultiPolygon, P>,
): Feature<MultiPolygon, P> | undefined => {
  const coordinates = polygonsOf(feature.geometry)
    .filter(([ring = []]) => ringArea(ring) >= detailAt(ring[0] ?? []).island)
    .map((rings) => rings.map(coarsened).filter((ring) => ring.length > 3))
    .filter((rings) => rings.length > 0);
  if (coordinates.length === 0) return undefined;
  return { ...feature, geometry: { type: 'MultiPolygon', coordinates } };
};

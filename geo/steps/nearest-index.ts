import { distance } from '@turf/turf';
import type { Position } from 'geojson';

/** The index of the position that lies nearest to a place. */
export const nearestIndex = (positions: readonly Position[], place: Position): number => {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  positions.forEach((position, index) => {
    const kilometres = distance(position, place);
    if (kilometres < least) {
      least = kilometres;
      nearest = index;
    }
  });
  return nearest;
};

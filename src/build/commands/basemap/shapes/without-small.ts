import type { MultiPolygon, Position } from 'geojson';
import { type Area, polygonsOf } from './areas.ts';
import { ringArea } from './planar.ts';

/**
 * An area without its parts that are smaller than their place asks, as a list that is empty where
 * none is left.
 *
 * @param smallestAt the area in km² of the smallest part that is kept at a place
 */
export const withoutSmall = <P extends Record<string, unknown>>(
  area: Area<P>,
  smallestAt: (place: Position) => number,
): (Area<P> & { readonly geometry: MultiPolygon })[] => {
  const coordinates = polygonsOf(area.geometry).filter(
    ([ring = []]) => ringArea(ring) >= smallestAt(ring[0] ?? []),
  );
  if (coordinates.length === 0) return [];
  return [{ ...area, geometry: { type: 'MultiPolygon', coordinates } }];
};

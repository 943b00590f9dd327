import { bboxClip } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import type { Bounds } from '../../../../core/camera/bounds.ts';
import { withinTurn } from '../window.ts';
import { polygonsOf } from './areas.ts';

/**
 * The polygons of a shape within a window, on either side of the 180th meridian where it crosses that.
 *
 * @param shape of longitudes within ±180 degrees
 */
export const clipToWindow = (shape: Polygon | MultiPolygon, window: Bounds): Position[][][] =>
  sidesOf(window).flatMap((side) => {
    const { geometry } = bboxClip(shape, side) as Feature<Polygon | MultiPolygon>;
    return polygonsOf(geometry).filter(([ring]) => ring && ring.length > 3);
  });

type Side = [west: number, south: number, east: number, north: number];

function sidesOf(window: Bounds): Side[] {
  const [west, south, east, north] = withinTurn(window);
  if (west <= east) return [[west, south, east, north]];
  return [
    [west, south, 180, north],
    [-180, south, east, north],
  ];
}

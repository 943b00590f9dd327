import { bboxClip } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { type Bounds, unwrapped } from '../../../core/camera/bounds.ts';
import { nearAngle } from '../../../core/camera/near-angle.ts';

/**
 * The polygons of a shape within a window, on either side of the 180th meridian where it crosses that.
 *
 * @param shape of longitudes within ±180 degrees
 */
export const clipToWindow = (shape: Polygon | MultiPolygon, window: Bounds): Position[][][] =>
  sidesOf(window).flatMap((side) => {
    const { geometry } = bboxClip(shape, side);
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return (polygons as Position[][][]).filter(([ring]) => ring && ring.length > 3);
  });

type Side = [west: number, south: number, east: number, north: number];

function sidesOf(window: Bounds): Side[] {
  const [west, south, east, north] = unwrapped(window);
  if (east - west >= 360) return [[-180, south, 180, north]];
  const [start, end] = [nearAngle(west), nearAngle(east)];
  if (start <= end) return [[start, south, end, north]];
  return [
    [start, south, 180, north],
    [-180, south, end, north],
  ];
}

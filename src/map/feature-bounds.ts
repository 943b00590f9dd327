import type { Bounds } from '../core/bounds.ts';

type Nested = readonly number[] | readonly Nested[];

function positions(coordinates: Nested): readonly (readonly number[])[] {
  return typeof coordinates[0] === 'number'
    ? [coordinates as readonly number[]]
    : (coordinates as readonly Nested[]).flatMap(positions);
}

/** The box around a geometry that does not cross the antimeridian; a point's has no extent. */
export function featureBounds({
  coordinates,
}: Exclude<GeoJSON.Geometry, GeoJSON.GeometryCollection>): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng = 0, lat = 0] of positions(coordinates)) {
    west = Math.min(west, lng);
    south = Math.min(south, lat);
    east = Math.max(east, lng);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

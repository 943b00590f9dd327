import type { FeatureCollection, Geometry, Position } from 'geojson';
import { densify } from './densify.ts';

/** The collection with `times` as many edges in its lines and rings; points stay as they are. */
export function growGeometry(collection: FeatureCollection, times: number): FeatureCollection {
  const grown = (line: Position[]): Position[] =>
    densify(line as [number, number][], times).map((position) => [...position]);
  const features = collection.features.map((feature) => ({
    ...feature,
    geometry: grow(feature.geometry, grown),
  }));
  return { ...collection, features };
}

function grow(geometry: Geometry, grown: (line: Position[]) => Position[]): Geometry {
  switch (geometry.type) {
    case 'LineString':
      return { ...geometry, coordinates: grown(geometry.coordinates) };
    case 'MultiLineString':
    case 'Polygon':
      return { ...geometry, coordinates: geometry.coordinates.map(grown) };
    case 'MultiPolygon':
      return { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map(grown)) };
    default:
      return geometry;
  }
}

import type { Position } from 'geojson';
import type { LayerFeature } from '../../style/kinds/kind.ts';

/** The lines that a geometry is made of: of a polygon its rings, of points each by itself. */
export function linesOf(geometry: LayerFeature['geometry']): readonly Position[][] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((position) => [position]);
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    default:
      return geometry.coordinates;
  }
}

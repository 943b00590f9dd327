import type { Feature, FeatureCollection, LineString, MultiLineString, Position } from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { NamedProperties } from './named-features.ts';
import { simplifyByPlace } from './simplify-by-place.ts';
import type { Simplification } from './world.ts';

/** Named lines, each with the vertices alone that matter at their place, rounded. */
export const simplifyLines = (
  lines: readonly Feature<LineString | MultiLineString, NamedProperties>[],
  { triangleAt, round }: Pick<Simplification, 'triangleAt' | 'round'>,
): Feature<MultiLineString, NamedProperties>[] => {
  const collection: FeatureCollection = { type: 'FeatureCollection', features: [...lines] };
  const shared = topology({ lines: collection }) as Topology<{
    lines: GeometryCollection<NamedProperties>;
  }>;
  const simple = simplifyByPlace(shared, triangleAt);
  return feature(simple, simple.objects.lines).features.map(({ geometry, properties }) => ({
    type: 'Feature',
    properties: { name: properties.name },
    geometry: {
      type: 'MultiLineString',
      coordinates: linesOf(geometry as LineString | MultiLineString).map((line) => line.map(round)),
    },
  }));
};

const linesOf = (geometry: LineString | MultiLineString): Position[][] =>
  geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;

import type {
  Feature,
  FeatureCollection,
  GeoJsonProperties,
  MultiPolygon,
  Polygon,
  Position,
} from 'geojson';
import { feature, merge } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** A polygon, or several, with properties. */
export type Area<P extends GeoJsonProperties> = Feature<Polygon | MultiPolygon, P>;

/** Areas as arcs, so that what neighbours share is there once. */
export type SharedAreas<P extends GeoJsonProperties> = Topology<{ areas: GeometryCollection<P> }>;

/** The polygons of a shape, each as its rings. */
export const polygonsOf = (shape: Polygon | MultiPolygon): Position[][][] =>
  shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;

const isArea = <P extends GeoJsonProperties>(
  each: Feature<Feature['geometry'] | null, P>,
): each is Area<P> => each.geometry?.type === 'Polygon' || each.geometry?.type === 'MultiPolygon';

/** The areas of a topology, without those that are empty. */
export const areasOf = <P extends GeoJsonProperties>(shared: SharedAreas<P>): Area<P>[] =>
  feature<P>(shared, shared.objects.areas).features.filter((each) => isArea<P>(each));

/** The arcs of areas whose neighbours have the same vertices. */
export const sharedAreasOf = <P extends GeoJsonProperties>(
  areas: readonly Area<P>[],
): SharedAreas<P> => {
  const collection: FeatureCollection<Polygon | MultiPolygon, P> = {
    type: 'FeatureCollection',
    features: [...areas],
  };
  return topology({ areas: collection }) as SharedAreas<P>;
};

/** All areas of a topology as one, without the lines between them. */
export const mergedAreaOf = (shared: SharedAreas<Record<string, unknown>>): MultiPolygon =>
  merge(
    shared,
    shared.objects.areas.geometries.flatMap((each) =>
      each.type === 'Polygon' || each.type === 'MultiPolygon' ? [each] : [],
    ),
  );

import type { FeatureCollection, Geometry } from 'geojson';
import type { NamedProperties } from '../src/build/commands/basemap/shapes/named-features.ts';
import type { LayerMetadata } from './layer-metadata.ts';

/** A GeoJSON file of `geo/`: named features and the `metadata` that says where they come from. */
export interface Layer<G extends Geometry = Geometry>
  extends FeatureCollection<G, NamedProperties> {
  readonly metadata: LayerMetadata;
}

import type { FeatureCollection, Geometry } from 'geojson';
import type { LayerMetadata } from './layer-metadata.ts';

/** What every feature under `geo/` says of itself. */
export interface NamedProperties {
  readonly name: string;
  readonly [key: string]: unknown;
}

/** A GeoJSON file of `geo/`: named features and the `metadata` that says where they come from. */
export interface Layer<G extends Geometry = Geometry>
  extends FeatureCollection<G, NamedProperties> {
  readonly metadata: LayerMetadata;
}

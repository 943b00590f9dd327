import type { LayerMetadata } from '../../../geo/layer-metadata.ts';

/** What the map's features say of themselves; each kind of layer has some of it. */
export interface FeatureProperties {
  readonly name: string;
  readonly ko?: string;
  readonly zh?: string;
  /** How sure a route is, in words. */
  readonly certainty?: string;
  /** The day of a firing, `2014-07-14`. */
  readonly date?: string;
  readonly place?: string;
  /** How many were fired; `countMax` where the sources give a range. */
  readonly count?: number;
  readonly countMax?: number;
  readonly countNote?: string;
  readonly type?: string;
  readonly ballistic?: boolean;
  readonly uncertain?: boolean;
  readonly source?: string;
}

/** A feature of one of the story's layers. */
export type LayerFeature = GeoJSON.Feature<
  Exclude<GeoJSON.Geometry, GeoJSON.GeometryCollection>,
  FeatureProperties
>;

/** The GeoJSON file of one of the story's layers, as the build has checked it. */
export interface LayerCollection {
  readonly metadata: Pick<LayerMetadata, 'summary' | 'sources' | 'certainty' | 'date' | 'measured'>;
  readonly features: readonly LayerFeature[];
}

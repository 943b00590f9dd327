import type { RouteStop } from '../../core/route/route.ts';
import type { LayerMetadata } from '../../core/story/layer-metadata.ts';

/** What the map's features say of themselves; each kind of layer has some of it. */
export interface FeatureProperties {
  readonly name: string;
  /** Its name in another language, such as `name:zh-Hans`. */
  readonly [local: `name:${string}`]: string;
  /** How sure it is, in words. */
  readonly certainty?: string;
  /** `leap` for a stretch of a route that is not drawn. */
  readonly part?: string;
  readonly stops?: readonly RouteStop[];
  /** When it was: ISO 8601, from a year to a minute. */
  readonly date?: string;
  readonly place?: string;
  /** The name of the site that it is one of several of; points of one place are of one site. */
  readonly site?: string;
  /** How many were counted; `countMax` where the sources give a range. */
  readonly count?: number;
  readonly countMax?: number;
  /** Whether the count is only about right. */
  readonly about?: boolean;
  readonly countNote?: string;
  /** What was counted, in words. */
  readonly what?: string;
  /** A key of the layer's `categories`. */
  readonly category?: string;
  readonly uncertain?: boolean;
  readonly source?: string;
}

/** A feature of one of the story's layers. */
export type LayerFeature = GeoJSON.Feature<
  Exclude<GeoJSON.Geometry, GeoJSON.GeometryCollection>,
  FeatureProperties
>;

/** What of a layer's metadata a reader of the map is told. */
type TellableMetadata = Pick<
  LayerMetadata,
  'summary' | 'sources' | 'certainty' | 'date' | 'measured'
>;

/** The GeoJSON file of one of the story's layers, as the build has checked it. */
export interface LayerCollection {
  /** Where it comes from, unless the story's layer says it. */
  readonly metadata?: TellableMetadata;
  readonly features: readonly LayerFeature[];
}

import type { Feature, Geometry } from 'geojson';

/** What every feature of a basemap, or of a layer that is derived with its tools, says of itself. */
export interface NamedProperties {
  readonly name: string;
  readonly [key: string]: unknown;
}

/** Named features, as a file has them. */
export type NamedFeatures = readonly Feature<Geometry, NamedProperties>[];

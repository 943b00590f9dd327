import type { Feature, Geometry } from 'geojson';
import type { basemapParts } from '../../../../style/basemaps.ts';
import type { NamedProperties } from './named-features.ts';

/** Marks a feature of the overview with the part of the basemap that it belongs to. */
export const partOf =
  (part: (typeof basemapParts)[number]) =>
  <G extends Geometry>(feature: Feature<G, NamedProperties>): Feature<G, NamedProperties> => ({
    ...feature,
    properties: { ...feature.properties, part },
  });

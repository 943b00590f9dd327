import type { Feature, FeatureCollection } from 'geojson';
import { basemapParts, basemapSource } from '../../style/basemaps.ts';
import type { LoadedStory } from '../load-story.ts';
import { parseGeojson } from './read-geometry.ts';

/** Marks a feature with the part of the basemap that it belongs to. */
export const partOf =
  (part: (typeof basemapParts)[number]) =>
  <F extends Feature>(feature: F): F => ({
    ...feature,
    properties: { ...feature.properties, part },
  });

/**
 * The GeoJSON of each source of the map by its file: those of the story, but the parts of the basemap in one, so that
 * a frame changes from source to source less often.
 */
export function mapGeometry({
  geometry,
  files: { ground },
}: Pick<LoadedStory, 'geometry' | 'files'>): Readonly<Record<string, string>> {
  const parts = basemapParts.map((part) => ground[part]);
  const others = Object.entries(geometry).filter(([file]) => !parts.includes(file));
  const features = basemapParts.flatMap((part) => {
    const { [ground[part]]: text } = geometry;
    return text ? (parseGeojson(text) as FeatureCollection).features.map(partOf(part)) : [];
  });
  const basemap = JSON.stringify({ type: 'FeatureCollection', features });
  return { ...Object.fromEntries(others), [`${basemapSource}.geojson`]: basemap };
}

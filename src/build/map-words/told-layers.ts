import type { FeatureCollection } from 'geojson';
import type { LngLat } from '../../core/camera/lng-lat.ts';
import type { ToldLayer } from '../../kinds/kind.ts';
import type { LoadedStory } from '../parse/load-story.ts';
import { storyFiles } from '../parse/story-files.ts';

/** A place that may be named. */
export interface NamedPlace {
  readonly name: string;
  readonly kind: string;
  /** From 1; the lower, the better known. */
  readonly rank: number;
  readonly at: LngLat;
}

/** What can be told of every layer of the story, in the order of the legend. */
export function toldLayers({ layers, described, geometry }: LoadedStory): ToldLayer[] {
  return layers.map((layer) => ({
    layer,
    measured: described.find(({ id }) => id === layer.id)?.metadata.measured ?? [],
    features: collection(geometry[`${storyFiles.geometry}/${layer.id}.geojson`])
      .features as ToldLayer['features'][number][],
  }));
}

/** The places that the story's map can name. */
export function namedPlaces({ geometry }: LoadedStory): NamedPlace[] {
  return collection(geometry[storyFiles.places]).features.flatMap(
    ({ geometry: point, properties }) => {
      if (point.type !== 'Point') return [];
      const [lng = 0, lat = 0] = point.coordinates;
      return [{ ...(properties as Omit<NamedPlace, 'at'>), at: [lng, lat] as const }];
    },
  );
}

function collection(text: string | undefined): FeatureCollection {
  return text ? JSON.parse(text) : { type: 'FeatureCollection', features: [] };
}

import type { LngLat } from '../../../core/camera/mercator.ts';
import type { ToldLayer } from '../../../style/kinds/kind.ts';
import { layerFeatures } from '../geometry/read-geometry.ts';
import type { LoadedStory } from '../load-story.ts';

/** A place that may be named. */
export interface NamedPlace {
  readonly name: string;
  readonly kind: string;
  /** From 1; the lower, the better known. */
  readonly rank: number;
  readonly at: LngLat;
  /** The side of its dot on which its name stands; `center` for areas. */
  readonly anchor?: string;
}

/** What can be told of every layer of the story, in the order of the legend. */
export function toldLayers({
  files,
  layers,
  described,
  geometry,
}: Pick<LoadedStory, 'files' | 'layers' | 'described' | 'geometry'>): ToldLayer[] {
  return layers.map((layer) => ({
    layer,
    measured: described.find(({ id }) => id === layer.id)?.metadata.measured ?? [],
    features: layerFeatures(layer.id, geometry, files) ?? [],
  }));
}

/** The places that the story's map can name. */
export function namedPlaces({
  files,
  geometry,
}: Pick<LoadedStory, 'files' | 'geometry'>): NamedPlace[] {
  return (layerFeatures('places', geometry, files) ?? []).flatMap(
    ({ geometry: point, properties }) => {
      if (point.type !== 'Point') return [];
      const [lng = 0, lat = 0] = point.coordinates;
      return [{ ...(properties as unknown as Omit<NamedPlace, 'at'>), at: [lng, lat] as const }];
    },
  );
}

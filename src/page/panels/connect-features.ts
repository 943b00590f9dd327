import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { StoryMap } from '../../map/story-map.ts';
import { findElement } from '../find-element.ts';
import { createFeatureList } from './feature-list.ts';
import { showFeature } from './show-feature.ts';

/** What the list of what is on the map needs of the page around it. */
export interface ConnectFeaturesInput {
  readonly layers: readonly LayerSpec[];
  readonly map: () => StoryMap | undefined;
  readonly motion: () => boolean;
  /** Whether the map has the whole screen. */
  readonly whole: () => boolean;
  /** The reader is about to be shown a feature, wherever the story is. */
  readonly onTake: () => void;
}

/** Lists what is on the map now, for readers who cannot or will not point at it. */
export function connectFeatures({
  layers,
  map,
  motion,
  whole,
  onTake,
}: ConnectFeaturesInput): ReturnType<typeof createFeatureList> {
  const list = createFeatureList({
    group: findElement('layers'),
    layers,
    features: async () => (await map()?.features()) ?? [],
    onShow(feature) {
      const shown = map();
      if (!shown) return;
      onTake();
      showFeature(shown, feature, { motion: motion(), whole: whole() });
      list.fold();
    },
    onDays: (dates) => map()?.lightDays(dates),
  });
  return list;
}

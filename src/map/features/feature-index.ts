import { facts as factWords, locale } from '#words';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { LayerCollection } from '../../style/kinds/kind.ts';
import type { Collection } from '../sources/fetch-collection.ts';
import { type FeatureFacts, featureFacts, featureKey } from './feature-facts.ts';
import type { FeatureHit } from './hit-test.ts';

/** The facts of the features whose files have loaded. */
interface FeatureIndex {
  /** Of all features, in the legend's order. */
  readonly all: () => readonly FeatureFacts[];
  /** Of some features, in their order. */
  readonly of: (features: readonly FeatureHit[]) => readonly FeatureFacts[];
  /** Of a feature by its key, where `all` or `of` has given it before. */
  readonly get: (key: string) => FeatureFacts | undefined;
}

const words = { facts: factWords, locale };

/**
 * An index over the files of the map's sources; the facts of a file are made when they are first needed.
 *
 * @param loaded The files that have loaded so far, by their layers' ids.
 */
export function featureIndex(
  layers: readonly LayerSpec[],
  loaded: Pick<ReadonlyMap<string, Collection>, 'get'>,
): FeatureIndex {
  const byLayer = new Map<string, readonly FeatureFacts[]>();
  const byKey = new Map<string, FeatureFacts>();
  const factsOf = (layer: LayerSpec): readonly FeatureFacts[] => {
    const file = loaded.get(layer.id);
    const known = byLayer.get(layer.id);
    if (known || !file) return known ?? [];
    const made = featureFacts(layer, file as unknown as LayerCollection, words);
    byLayer.set(layer.id, made);
    for (const facts of made) byKey.set(facts.key, facts);
    return made;
  };
  return {
    all: () => layers.flatMap(factsOf),
    of(features) {
      for (const layer of layers)
        if (features.some((hit) => hit.layer === layer.id)) factsOf(layer);
      return features.flatMap(({ layer, name }) => byKey.get(featureKey(layer, name)) ?? []);
    },
    get: (key) => byKey.get(key),
  };
}

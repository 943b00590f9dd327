import { facts as factWords, locale } from '#words';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { LayerCollection } from '../../kinds/layer-collection.ts';
import { fetchCollection } from '../sources/fetch-collection.ts';
import { type FeatureFacts, featureFacts, featureKey } from './feature-facts.ts';
import type { FeatureHit } from './hit-test.ts';

/** The facts of the features of the story's layers; each file is read when it is first asked for. */
export interface FeatureIndex {
  /** Of all features, in the legend's order. Files that have failed are read again. */
  readonly load: () => Promise<readonly FeatureFacts[]>;
  /** Of some features, in their order, once the files of their layers are read. */
  readonly of: (features: readonly FeatureHit[]) => Promise<readonly FeatureFacts[]>;
  /** A feature by its key, if its file has been read. */
  readonly get: (key: string) => FeatureFacts | undefined;
}

const words = { facts: factWords, locale };

/**
 * An index over the files that the map itself reads, which most browsers have kept by then.
 *
 * @param urls The address of each layer's file, by the layer's id.
 */
export function featureIndex(
  layers: readonly LayerSpec[],
  urls: Readonly<Record<string, string>>,
  get?: typeof fetch,
): FeatureIndex {
  const read = new Map<string, readonly FeatureFacts[]>();
  const byKey = new Map<string, FeatureFacts>();
  const reading = new Map<string, Promise<unknown>>();

  const readFile = async (layer: LayerSpec) => {
    const url = urls[layer.id];
    if (!url || read.has(layer.id)) return;
    const file = await fetchCollection(url, get).catch(() => undefined);
    if (!file) return;
    const facts = featureFacts(layer, file as unknown as LayerCollection, words);
    read.set(layer.id, facts);
    for (const feature of facts) byKey.set(feature.key, feature);
  };
  const readLayer = (layer: LayerSpec) => {
    const now = reading.get(layer.id) ?? readFile(layer).finally(() => reading.delete(layer.id));
    reading.set(layer.id, now);
    return now;
  };
  return {
    async load() {
      await Promise.all(layers.map(readLayer));
      return layers.flatMap(({ id }) => read.get(id) ?? []);
    },
    async of(features) {
      const ids = new Set(features.map(({ layer }) => layer));
      await Promise.all(layers.filter(({ id }) => ids.has(id)).map(readLayer));
      return features.flatMap(({ layer, name }) => byKey.get(featureKey(layer, name)) ?? []);
    },
    get: (key) => byKey.get(key),
  };
}

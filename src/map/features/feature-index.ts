import { facts as factWords, locale } from '#words';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { LayerCollection } from '../../kinds/layer-collection.ts';
import { fetchCollection } from '../sources/fetch-collection.ts';
import { type FeatureFacts, featureFacts } from './feature-facts.ts';

/** The facts of every feature of the story's layers. */
export interface FeatureIndex {
  /** Reads one layer's file, unless that is done; one that fails is read when asked for again. */
  readonly read: (layer: string) => Promise<unknown>;
  /** Reads the layers' files when first asked, and again those that failed; in the legend's order. */
  readonly load: () => Promise<readonly FeatureFacts[]>;
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
    read: (id) => Promise.all(layers.filter((layer) => layer.id === id).map(readLayer)),
    async load() {
      await Promise.all(layers.map(readLayer));
      return layers.flatMap(({ id }) => read.get(id) ?? []);
    },
    get: (key) => byKey.get(key),
  };
}

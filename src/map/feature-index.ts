import type { LayerSpec } from '../core/layer-spec.ts';
import { type FeatureFacts, featureFacts } from './feature-facts.ts';
import type { LayerFile } from './layer-file.ts';

/** The facts of every feature of the story's layers. */
export interface FeatureIndex {
  /** Reads the layers' files when first asked, and again those that failed; in the legend's order. */
  readonly load: () => Promise<readonly FeatureFacts[]>;
  /** A feature by its key, if its file has been read. */
  readonly get: (key: string) => FeatureFacts | undefined;
}

/**
 * An index over the files that the map itself reads, which the browser has kept by then.
 *
 * @param urls The address of each layer's file, by the layer's id.
 */
export function featureIndex(
  layers: readonly LayerSpec[],
  urls: Readonly<Record<string, string>>,
  get: (url: string) => Promise<Response> = (url) => fetch(url),
): FeatureIndex {
  const read = new Map<string, readonly FeatureFacts[]>();
  const byKey = new Map<string, FeatureFacts>();
  let loading: Promise<unknown> | undefined;

  const readLayer = async (layer: LayerSpec) => {
    const url = urls[layer.id];
    if (!url || read.has(layer.id)) return;
    const response = await get(url).catch(() => undefined);
    const file: LayerFile | undefined = response?.ok
      ? await response.json().catch(() => undefined)
      : undefined;
    if (!file) return;
    const facts = featureFacts(layer, file);
    read.set(layer.id, facts);
    for (const feature of facts) byKey.set(feature.key, feature);
  };
  return {
    async load() {
      loading ??= Promise.all(layers.map(readLayer)).finally(() => {
        loading = undefined;
      });
      await loading;
      return layers.flatMap(({ id }) => read.get(id) ?? []);
    },
    get: (key) => byKey.get(key),
  };
}

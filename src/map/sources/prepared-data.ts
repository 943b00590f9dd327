import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import type { Collection } from './fetch-collection.ts';

/** The data of a source as the kind of its layer draws it; that of the basemap as it is. */
export function preparedData(
  layers: readonly LayerSpec[],
  source: string,
  data: Collection,
): Collection {
  const layer = layers.find(({ id }) => id === source);
  const prepare = layer && kindOf(layer).prepare;
  return prepare ? { ...data, features: [...prepare(data.features)] } : data;
}

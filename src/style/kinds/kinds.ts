import { groupBy } from '../../core/group-by.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { PageLayer } from '../../core/story/story-data.ts';
import { allBuildKinds, allKinds } from './all-kinds.ts';
import type { BuildKind, Collection, Kind, LayerFeature, Without } from './kind.ts';

type LayerOf<K> = K extends Kind<infer L> ? L : never;

export type Layer = LayerOf<(typeof allKinds)[number]>;

/** What the map needs of a layer in addition to what the page shows. */
export type DrawnLayer = Without<Layer, keyof PageLayer>;

export const kinds: readonly [Kind<Layer>, ...Kind<Layer>[]] = allKinds;

const kindsByName = new Map(kinds.map((kind) => [`${kind.name}`, kind]));

const buildKinds: Readonly<Record<string, BuildKind<Layer>>> = allBuildKinds satisfies Record<
  Layer['kind'],
  BuildKind<Layer>
>;

/** @throws RangeError if the kind does not exist. */
export const kindOf = ({ kind }: Pick<LayerSpec, 'kind'>): Kind<Layer> =>
  existing(kind, kindsByName.get(kind));

/** @throws RangeError if the kind does not exist. */
export const buildKindOf = (name: string): BuildKind<Layer> => existing(name, buildKinds[name]);

function existing<K>(name: string, kind: K | undefined): K {
  if (!kind) throw new RangeError(`There is no kind of layer "${name}".`);
  return kind;
}

/** Groups a layer's features that are one thing under a name: as the layer's kind does or, by default, by name. */
export const thingsOf = (layer: Layer, features: readonly LayerFeature[]) =>
  kindOf(layer).things?.(features) ?? [...groupBy(features, ({ properties }) => properties.name)];

/** Prepares a source's data as the kind of its layer does; returns the basemap's data unchanged. */
export function preparedData(layers: readonly Layer[], source: string, data: Collection) {
  const layer = layers.find(({ id }) => id === source);
  const prepared = layer && kindOf(layer).prepare?.(data.features, layer);
  return prepared ? { ...data, features: [...prepared] } : data;
}

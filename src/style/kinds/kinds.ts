import { groupBy } from '../../core/group-by.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { PageLayer } from '../../core/story/story-data.ts';
import { allBuildKinds, allKinds } from './all-kinds.ts';
import type { BuildKind, Collection, Kind, LayerFeature, Parts, Without } from './kind.ts';

type LayerOf<K> = K extends Kind<infer L> ? L : never;

/** A layer of any kind, with the fields of its kind. */
export type Layer = LayerOf<(typeof allKinds)[number]>;

/** What the map needs of a layer beside what the page shows. */
export type DrawnLayer = Without<Layer, keyof PageLayer>;

export const kinds: readonly [Kind<Layer>, ...Kind<Layer>[]] = allKinds;

const buildKinds: Readonly<Record<string, BuildKind<Layer>>> = allBuildKinds satisfies Record<
  Layer['kind'],
  BuildKind<Layer>
>;

/** The kind of a layer. @throws RangeError if there is none of that name. */
export const kindOf = ({ kind }: Pick<LayerSpec, 'kind'>): Kind<Layer> =>
  existing(
    kind,
    kinds.find(({ name }) => name === kind),
  );

/** What the build needs of a kind. @throws RangeError if there is none of that name. */
export const buildKindOf = (name: string): BuildKind<Layer> => existing(name, buildKinds[name]);

function existing<K>(name: string, kind: K | undefined): K {
  if (!kind) throw new RangeError(`There is no kind of layer "${name}".`);
  return kind;
}

/** Groups a layer's features that are one thing, each under a name: as its kind does, or by their names. */
export const thingsOf = (
  layer: Layer,
  features: readonly LayerFeature[],
): readonly (readonly [string, Parts])[] =>
  kindOf(layer).things?.(features) ?? [...groupBy(features, ({ properties }) => properties.name)];

/** The data of a source as the kind of its layer draws it; that of the basemap as it is. */
export function preparedData(
  layers: readonly Layer[],
  source: string,
  data: Collection,
): Collection {
  const layer = layers.find(({ id }) => id === source);
  const prepared = layer && kindOf(layer).prepare?.(data.features, layer);
  return prepared ? { ...data, features: [...prepared] } : data;
}

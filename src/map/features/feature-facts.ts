import { common, facts as factWords, locale } from 'virtual:words/map';
import type { Bounds } from '../../core/camera/bounds.ts';
import { coordinateBounds } from '../../core/geometry/coordinates.ts';
import { groupBy } from '../../core/group-by.ts';
import type { LayerSpec, Measured } from '../../core/story/layer-spec.ts';
import type {
  Detail,
  FactWords,
  LayerCollection,
  LayerFeature,
  Parts,
} from '../../style/kinds/kind.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import { formatNumber } from '../../words/formats.ts';
import type { SourceData } from '../sources/story-sources.ts';

/** A feature of the story under the pointer, by its layer's id and its name in the file. */
export interface FeatureHit {
  readonly layer: string;
  readonly name: string;
}

/** What a reader is told of one feature of the map, in words. */
export interface FeatureFacts {
  /** The feature among all of the story: `<layer>/<name in the file>`. */
  readonly key: string;
  /** The id of its layer. */
  readonly layer: string;
  readonly name: string;
  /** Its names in the scripts of the place, with their languages as BCP 47 tags. */
  readonly localNames: readonly { readonly text: string; readonly lang: string }[];
  readonly fact: string;
  /** Its length or area as measured on the map, where it has one. */
  readonly measured: readonly Detail[];
  readonly details: readonly Detail[];
  readonly credit: string;
  readonly bounds: Bounds;
  /** When it was, all times of it: ISO 8601. */
  readonly dates: readonly string[];
  /** The id of the section that it leads to. */
  readonly section?: string;
}

/** The key of a feature by its layer's id and its name in the file. */
const featureKey = (layer: string, name: string): string => `${layer}/${name}`;

const units: Readonly<Record<string, Measured['unit']>> = {
  LineString: 'km',
  MultiLineString: 'km',
  Polygon: 'km²',
  MultiPolygon: 'km²',
};

/** The figures of a file that are about one of its features: of its kind, and by name if there are several. */
function measuredOf(
  { geometry, properties }: LayerFeature,
  figures: readonly Measured[],
  { facts, common, locale }: FactWords,
): Detail[] {
  const ofKind = figures.filter(({ unit }) => unit === units[geometry.type]);
  const own =
    ofKind.length > 1
      ? ofKind.filter(({ quantity }) => quantity.includes(properties.name))
      : ofKind;
  return own.map(({ quantity, value, unit }) => ({
    term: quantity === properties.name ? facts.length : quantity,
    words: common.counted({ count: formatNumber(Math.round(value), locale), noun: unit }),
  }));
}

/** The names in other languages, which properties such as `name:ko` hold. */
const localNames = (properties: LayerFeature['properties']): FeatureFacts['localNames'] =>
  Object.entries(properties).flatMap(([key, text]) =>
    key.startsWith('name:') ? [{ text: String(text), lang: key.slice('name:'.length) }] : [],
  );

const sentence = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`;

/** What is told of features that are parts of one thing. */
function factsOf(
  layer: LayerSpec,
  file: LayerCollection,
  [thing, parts]: readonly [name: string, Parts],
  words: FactWords,
): FeatureFacts {
  const {
    summary = layer.label,
    certainty,
    date: dataOf,
    sources = [],
    measured = [],
  } = layer.metadata ?? file.metadata ?? {};
  const [feature] = parts;
  const { site, place, name, category = '' } = feature.properties;
  const certain = parts.flatMap(({ properties }) => properties.certainty ?? certainty ?? []);
  const own = kindOf(layer).facts?.(parts, layer, words);
  return {
    key: featureKey(layer.id, thing),
    layer: layer.id,
    name: site ?? place ?? name,
    localNames: localNames(feature.properties),
    fact: own?.fact ?? layer.categories?.[category]?.label ?? summary,
    measured: measuredOf(feature, measured, words),
    details: own?.details ?? [
      ...(dataOf ? [{ term: words.facts.dataOf, words: dataOf }] : []),
      ...(certain.length > 0
        ? [{ term: words.facts.certainty, words: [...new Set(certain)].map(sentence).join(' ') }]
        : []),
    ],
    credit: [...new Set(sources.map(({ credit }) => credit))].join(' · '),
    bounds: coordinateBounds(parts.map(({ geometry }) => geometry.coordinates)),
    dates: parts.flatMap(({ properties: { date } }) => date ?? []),
    ...(own?.section && { section: own.section }),
  };
}

const ofOneName = (features: readonly LayerFeature[]): readonly (readonly [string, Parts])[] => [
  ...groupBy(features, ({ properties }) => properties.name),
];

/**
 * What the panel and the list say of each feature of a layer, from what its file says of itself.
 * Features that their kind takes together, or that have one name, are told as one.
 */
export function featureFacts(
  layer: LayerSpec,
  file: LayerCollection,
  words: FactWords,
): readonly FeatureFacts[] {
  const things = kindOf(layer).things ?? ofOneName;
  return things(file.features).map((thing) => factsOf(layer, file, thing, words));
}

/** The facts of the features whose files have loaded. */
interface FeatureIndex {
  /** Of all features, in the legend's order. */
  readonly all: () => readonly FeatureFacts[];
  /** Of some features, in their order. */
  readonly of: (features: readonly FeatureHit[]) => readonly FeatureFacts[];
  /** Of a feature by its key, where `all` or `of` has given it before. */
  readonly get: (key: string) => FeatureFacts | undefined;
}

const words = { facts: factWords, common, locale };

/**
 * An index over the files of the map's sources; the facts of a file are made when they are first needed.
 *
 * @param loaded The files that have loaded so far, by their layers' ids.
 */
export function featureIndex(
  layers: readonly LayerSpec[],
  loaded: Pick<ReadonlyMap<string, SourceData>, 'get'>,
): FeatureIndex {
  const byLayer = new Map<string, readonly FeatureFacts[]>();
  const byKey = new Map<string, FeatureFacts>();
  const factsOf = (layer: LayerSpec): readonly FeatureFacts[] => {
    const file = loaded.get(layer.id);
    const known = byLayer.get(layer.id);
    if (known || typeof file !== 'object') return known ?? [];
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

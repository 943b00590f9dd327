import { common, facts as factWords, locale } from 'virtual:words/map';
import { coordinateBounds } from '../../core/geometry/coordinates.ts';
import { getOrMake } from '../../core/get-or-make.ts';
import type { Measured } from '../../core/story/layer-spec.ts';
import type { FactWords, LayerCollection, LayerFeature, Parts } from '../../style/kinds/kind.ts';
import { kindOf, type Layer, thingsOf } from '../../style/kinds/kinds.ts';
import { formatNumber, measuredIn } from '../../words/formats.ts';
import type { SourceData } from '../sources/story-sources.ts';

export type FeatureHit = Readonly<Record<'layer' | 'name', string>>;

export type FeatureFacts = ReturnType<typeof factsOf>;

const featureKey = (layer: string, name: string): string => `${layer}/${name}`;

const units: Readonly<Record<string, string>> = { LineString: 'km', Polygon: 'km²' };

/** Picks the figures about a feature: they match its geometry and, if there are several, its name. */
function measuredOf(
  { geometry, properties }: LayerFeature,
  figures: readonly Measured[],
  { facts, common, locale }: FactWords,
) {
  const inUnit = figures.filter(({ unit }) => unit === units[geometry.type.replace(/^Multi/, '')]);
  const isNamed = ({ quantity }: Measured) => quantity.includes(properties.name);
  return (inUnit.length > 1 ? inUnit.filter(isNamed) : inUnit).map(({ quantity, ...figure }) => {
    const { value, unit } = measuredIn(figure, locale);
    return {
      term: quantity === properties.name ? facts.length : quantity,
      words: common.counted({ count: formatNumber(Math.round(value), locale), noun: unit }),
    };
  });
}

/** Reads local names from properties such as `name:fr`; `lang` is a BCP 47 tag. */
const localNames = (properties: LayerFeature['properties']) =>
  Object.entries(properties).flatMap(([key, text]) =>
    key.startsWith('name:') ? [{ text: String(text), lang: key.slice('name:'.length) }] : [],
  );

const sentence = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`;

function factsOf(
  layer: Layer,
  file: LayerCollection,
  [thing, parts]: readonly [name: string, Parts],
  words: FactWords,
) {
  const {
    summary = layer.label,
    certainty,
    date,
    sources = [],
    measured = [],
  } = layer.metadata ?? file.metadata ?? {};
  const [feature] = parts;
  const { site, place, name, category = '' } = feature.properties;
  const certain = parts.flatMap(({ properties }) => properties.certainty ?? certainty ?? []);
  const byKind = kindOf(layer).facts?.(parts, layer, words);
  return {
    key: featureKey(layer.id, thing),
    layer: layer.id,
    name: site ?? place ?? name,
    localNames: localNames(feature.properties),
    fact: byKind?.fact ?? layer.categories?.[category]?.label ?? summary,
    measured: measuredOf(feature, measured, words),
    details: byKind?.details ?? [
      ...(date ? [{ term: words.facts.dataOf, words: date }] : []),
      ...(certain.length > 0
        ? [{ term: words.facts.certainty, words: [...new Set(certain)].map(sentence).join(' ') }]
        : []),
    ],
    credit: [...new Set(sources.map(({ credit }) => credit))].join(' · '),
    bounds: coordinateBounds(parts.map(({ geometry }) => geometry.coordinates)),
    dates: parts.flatMap(({ properties }) => properties.date ?? []),
    ...(byKind?.section && { section: byKind.section }),
  };
}

/** Treats features that their kind groups, or that share a name, as one. */
export function featureFacts(layer: Layer, file: LayerCollection, words: FactWords) {
  return thingsOf(layer, file.features).map((thing) => factsOf(layer, file, thing, words));
}

const words = { facts: factWords, common, locale };

/** Indexes facts about the features in the files that have loaded; they are made when first needed. */
export function featureIndex(layers: readonly Layer[], loaded: ReadonlyMap<string, SourceData>) {
  const byLayer = new Map<string, readonly FeatureFacts[]>();
  const byKey = new Map<string, FeatureFacts>();
  const factsOf = (layer: Layer): readonly FeatureFacts[] => {
    const file = loaded.get(layer.id);
    if (typeof file !== 'object') return [];
    return getOrMake(byLayer, layer.id, () => {
      const all = featureFacts(layer, file, words);
      for (const facts of all) byKey.set(facts.key, facts);
      return all;
    });
  };
  return {
    all: () => layers.flatMap(factsOf),
    of(features: readonly FeatureHit[]) {
      for (const layer of layers)
        if (features.some((hit) => hit.layer === layer.id)) factsOf(layer);
      return features.flatMap(({ layer, name }) => byKey.get(featureKey(layer, name)) ?? []);
    },
    get: (key: string) => byKey.get(key),
  };
}

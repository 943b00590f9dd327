import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { formatLength, formatList } from '../../words/formats.ts';
import type { FeatureFault, LayerFeature, ToldLayer, ToldWords } from './kind.ts';

/** A number with some significant digits; all by default. */
export const significant = (value: number, { locale }: ToldWords, digits = 21): string =>
  value.toLocaleString(locale, { maximumSignificantDigits: digits });

/** A length to two digits: `about 230 km`. */
export const aboutKm = (km: number, { common, locale }: ToldWords): string =>
  common.about({ figure: formatLength(km, locale, 2) });

/** A layer's name within a sentence, with its article where it has one. */
export const nameOf = ({ inSentence, label }: LayerSpec, { told }: ToldWords): string =>
  inSentence ? told.the({ name: inSentence }) : label;

/** The categories that have a colour and features; empty where there is none. */
export function describeCategories(
  { layer, features }: Pick<ToldLayer, 'layer' | 'features'>,
  words: ToldWords,
): string {
  const { categories = {} } = layer;
  const named = Object.entries(categories).flatMap(([name, { label, color }]) =>
    color && features.some(({ properties }) => properties.category === name) ? [label] : [],
  );
  if (named.length === 0) return '';
  return words.told.categories({ name: layer.label, categories: formatList(named, words.locale) });
}

export function categoryFaults(
  categories: LayerSpec['categories'] = {},
  features: readonly LayerFeature[],
): readonly FeatureFault[] {
  const names = Object.keys(categories);
  const others =
    names.length > 0 ? `, or use one of these: ${names.map((name) => `"${name}"`).join(', ')}` : '';
  return features.flatMap(({ properties: { category } }, index): FeatureFault[] => {
    if (category === undefined || names.includes(category)) return [];
    const problem = `the category ${JSON.stringify(category)} does not exist.`;
    const remedy = `Add it to the layer's categories${others}.`;
    return [[index, problem, remedy, ['properties', 'category']]];
  });
}

/** A layer's own words with `{name}` and other gaps filled in. */
export const ownWords = (
  { inSentence, label }: LayerSpec,
  words: string,
  gaps: Readonly<Record<string, string>>,
): string => fillIn(words, { name: inSentence ?? label, ...gaps });

/** The measured lengths of a layer's parts, each with its name. */
export function measuredParts({ measured, features }: ToldLayer, words: ToldWords): string {
  const named = measured
    .filter(({ unit }) => unit === 'km')
    .map(({ quantity, value }) => {
      const part = features.find(({ properties }) => quantity.includes(properties.name));
      const name = part?.properties.name ?? quantity;
      const withArticle = words.told.the({ name });
      const said = quantity.includes(withArticle) ? withArticle : name;
      return words.told.measured({ name: said, figure: aboutKm(value, words) });
    });
  return formatList(named, words.locale);
}

/** All gaps that a kind may fill in a layer's own words. */
export const gapNames = [
  ...(['category', 'count', 'counts', 'date', 'day', 'days', 'from', 'leapFrom'] as const),
  ...(['length', 'line', 'lines', 'name', 'noun', 'parts', 'through', 'to', 'what'] as const),
];

type GapName = (typeof gapNames)[number];

/** A text with its gaps, such as `{name}`, filled in; a gap without a value stays. */
export const fillIn = (text: string, values: Readonly<Partial<Record<GapName, string>>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (gap, name: GapName) => values[name] ?? gap);

import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { formatLength, formatList, formatNumber } from '../../words/formats.ts';
import type { FeatureFault, LayerFeature, ToldLayer, ToldWords } from './kind.ts';

/** Formats a number to `digits` significant digits, by default to all. */
export const significant = (value: number, { locale }: ToldWords, digits = 21): string =>
  formatNumber(value, locale, { maximumSignificantDigits: digits });

export const aboutKm = (km: number, { common, locale }: ToldWords): string =>
  common.about({ figure: formatLength(km, locale, 2) });

export const nameOf = ({ inSentence, label }: LayerSpec, { told }: ToldWords): string =>
  inSentence ? told.the({ name: inSentence }) : label;

/** Lists the categories that have both a colour and features; returns an empty text if there are none. */
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

/** Fills in `{name}` and other gaps in a layer's template. */
export const ownWords = (
  { inSentence, label }: LayerSpec,
  words: string,
  gaps: Readonly<Record<string, string>>,
): string => fillIn(words, { name: inSentence ?? label, ...gaps });

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

export const gapNames = [
  ...(['category', 'count', 'counts', 'date', 'day', 'days', 'from', 'leapFrom'] as const),
  ...(['length', 'line', 'lines', 'name', 'noun', 'parts', 'through', 'to', 'what'] as const),
];

type GapName = (typeof gapNames)[number];

/** Fills in gaps such as `{name}`; a gap without a value stays. */
export const fillIn = (text: string, values: Readonly<Partial<Record<GapName, string>>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (gap, name: GapName) => values[name] ?? gap);

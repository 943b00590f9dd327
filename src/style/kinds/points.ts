import type { Noun } from '../../core/story/layer-spec.ts';
import { formatDate, formatList, joined } from '../../words/formats.ts';
import { markSwatch } from './ground-circles.ts';
import type { BuildKind, FeatureFault, Kind, LayerFeature, ToldLayer, ToldWords } from './kind.ts';
import { nounFor, pointFacts } from './points/point-facts.ts';
import {
  keyedSizes,
  largestCount,
  lit,
  type PointsLayer,
  pointNames,
  pointsFields,
  pointsLayers,
} from './points/points-layers.ts';
import { dayOf, isUncertain, prepareSites, siteName, sitesOf } from './points/sites.ts';
import { categoryFaults, describeCategories, nameOf, ownWords, significant } from './sentences.ts';

/** Places where something was counted: discs whose areas follow the counts. */
export const points: Kind<PointsLayer> = {
  name: 'points',
  geometries: ['Point'],
  shape: 'point',
  layers: pointsLayers,
  names: pointNames,
  lit,
  drawsByDay: true,
  prepare: prepareSites,
  things: (features) => sitesOf(features).map((points) => [siteName(points), points]),
  facts: pointFacts,
};

export const pointsInBuild: BuildKind<PointsLayer> = {
  fields: pointsFields,
  sent: ['noun', 'fact', 'largest', 'largestRadius', 'marksInKm', 'names'],
  swatch: ({ categories = {}, marksInKm }) => {
    if (marksInKm) return markSwatch(Object.keys(categories).length === 0, '0.7rem');
    const disc = 'color-mix(in srgb, var(--c) 34%, transparent)';
    const cored = Object.values(categories).some(({ form }) => form === 'core');
    return {
      'inline-size': '0.95rem',
      'block-size': '0.95rem',
      'margin-inline': '0.27rem',
      border: '1.5px solid var(--c)',
      'border-radius': '50%',
      background: cored ? `radial-gradient(circle, var(--c) 0 2px, ${disc} 2.5px)` : disc,
    };
  },
  sizes: keyedSizes,
  named: ({ names = false }) => names,
  complete(layer, features) {
    const largest = layer.largest ?? largestCount(features);
    const dated = features.flatMap(({ properties }) => dayOf(properties) || []);
    const days = [...new Set(dated)].sort();
    return {
      ...layer,
      ...(largest !== undefined && { largest }),
      ...(days.length > 0 && { days }),
    };
  },
  check: ({ categories, marksInKm }, features) => [
    ...pointFaults(features),
    ...(marksInKm === undefined ? [] : markFaults(marksInKm, features)),
    ...categoryFaults(categories, features),
  ],
  sentence: describePoints,
};

/**
 * Says how many were counted, by category. The layer's `told` may have `{name}`, `{counts}`, `{days}`, `{from}`,
 * `{to}` and, on a single day, `{day}`.
 */
function describePoints({ layer, features }: ToldLayer<PointsLayer>, words: ToldWords): string {
  const { told, locale } = words;
  const { categories = {}, noun } = layer;
  const sums = Object.entries(categories).map(([id, category]) => ({
    noun: category.noun,
    of: features.filter(({ properties }) => properties.category === id),
  }));
  const isCountedApart = ({ properties: { category = '' } }: LayerFeature) =>
    categories[category]?.noun !== undefined;
  const rest = { noun, of: features.filter((feature) => !isCountedApart(feature)) };
  const sum = [...sums, rest].flatMap((each) => counted(each, words));
  const [name, counts] = [nameOf(layer, words), formatList(sum, locale)];
  const days = features.flatMap(({ properties }) => dayOf(properties) || []).sort();
  const day = (date: string | undefined) => (date ? formatDate(date, locale) : '');
  const [from, to] = [day(days[0]), day(days.at(-1))];
  const count = new Set(days).size;
  const template = count === 1 ? (layer.toldOfDay ?? layer.told) : layer.told;
  const gaps = { day: from, counts, days: significant(count, words), from, to };
  const each = layer.marksInKm ? told.pointsMarked : told.pointsCounted;
  const plain = counts ? each({ name, counts }) : told.points({ name });
  const sentences = [
    template ? ownWords(layer, template, gaps) : plain,
    template ? '' : describeCategories({ layer, features }, words),
    features.some(({ properties }) => isUncertain(properties)) ? told.uncertain : '',
    features.some(({ properties }) => properties.withinKm) ? told.within : '',
  ];
  return joined(sentences.filter(Boolean), words.common.next);
}

/** Sums counts with their noun, to two digits if one is inexact; returns an empty list if no count is known. */
function counted(
  { noun, of }: { readonly noun: Noun | undefined; readonly of: readonly LayerFeature[] },
  words: ToldWords,
): string[] {
  const each = of.flatMap(({ properties }) => properties.count ?? []);
  if (each.length === 0 || !noun) return [];
  const sum = each.reduce((total, count) => total + count, 0);
  const exact = of.every(({ properties: { about, countMax } }) => !about && countMax === undefined);
  const number = significant(sum, words, exact ? undefined : 2);
  const count = exact ? number : words.common.about({ figure: number });
  return [words.common.counted({ count, noun: nounFor(sum, noun, words.locale) })];
}

/** A year, a month, a day, or a day with a time, in ISO 8601. */
const datePattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d.*)?)?)?$/;

function pointFaults(features: readonly LayerFeature[]): FeatureFault[] {
  return features.flatMap(({ properties }, index): FeatureFault[] => {
    const fault = (key: keyof typeof properties, remedy: string): FeatureFault => {
      const problem = `the ${key} is ${JSON.stringify(properties[key])}.`;
      return [index, problem, remedy, ['properties', key]];
    };
    const wrong = (['count', 'countMax', 'withinKm'] as const).find(
      (key) => !isCount(properties[key]),
    );
    if (wrong) return [fault(wrong, countRemedy)];
    return isDate(properties.date) ? [] : [fault('date', dateRemedy)];
  });
}

/** The most marks of a layer: more would be a texture, and slow. */
const maxMarks = 2000;

function markFaults(marksInKm: number, features: readonly LayerFeature[]): FeatureFault[] {
  const marks = features.reduce((sum, { properties: { count = 0 } }) => sum + count, 0);
  if (marksInKm > 0 && marks <= maxMarks) return [];
  const problem = `would be ${marks} marks of ${marksInKm} km.`;
  return [[0, problem, `Leave out marksInKm, or draw at most ${maxMarks} marks of some size.`]];
}

const countRemedy = 'Use a number, 0 or greater, without quotes, or leave it out.';
const dateRemedy =
  'Write it as text, from a year to a minute, such as "1962" or "1962-02-01T09:00", or leave it out.';

const isCount = (value: unknown) =>
  value === undefined || (typeof value === 'number' && value >= 0);

const isDate = (value: unknown) =>
  value === undefined || (typeof value === 'string' && datePattern.test(value));

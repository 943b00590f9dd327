import type { LayerSpec } from '../../../core/story/layer-spec.ts';
import { formatDate, formatNumber } from '../../../words/formats.ts';
import type { FactWords } from '../kind.ts';
import type { FeatureProperties } from '../layer-collection.ts';
import { countOf, nounFor } from './counted.ts';
import { dayOf } from './sites.ts';

/** What the points of a site add up to, and over which days; empty where they neither count nor have a time. */
export function siteFact(
  points: readonly FeatureProperties[],
  { noun }: Pick<LayerSpec, 'noun'>,
  words: FactWords,
): string {
  const { facts, locale } = words;
  const days = [...new Set(points.map(dayOf))].filter((day) => day !== '').sort();
  const [from, to] = [days[0], days.at(-1)].map((day) => (day ? formatDate(day, locale) : ''));
  const sum = sumOf(points);
  const count = countOf(sum, words);
  const counted =
    count && noun ? facts.counted(count, nounFor(sum.count ?? 0, noun, locale)) : count;
  if (days.length > 1 && from && to) {
    return days.every(isWholeDay)
      ? facts.onDays(counted, formatNumber(days.length, locale), from, to)
      : facts.fromTo(counted, from, to);
  }
  const told = [from, counted].filter(Boolean).join(': ');
  return told && `${told}.`;
}

/** Whether a date is a day, and neither a month nor a year. */
const isWholeDay = (date: string): boolean => date.length === '2014-07-15'.length;

/** All counts of a site as one, from the least to the most; about right where one of them is. */
function sumOf(
  points: readonly FeatureProperties[],
): Pick<FeatureProperties, 'count' | 'countMax' | 'about'> {
  const counted = points.filter(({ count }) => count !== undefined);
  if (counted.length === 0) return {};
  const add = (of: (point: FeatureProperties) => number | undefined) =>
    counted.reduce((sum, point) => sum + (of(point) ?? 0), 0);
  const count = add((point) => point.count);
  const most = add((point) => point.countMax ?? point.count);
  return {
    count,
    ...(most > count && { countMax: most }),
    about: counted.some(({ about }) => about),
  };
}

import type { Noun } from '../../../core/story/layer-spec.ts';
import { formatNumber } from '../../../words/formats.ts';
import type { FactWords } from '../kind.ts';
import type { FeatureProperties } from '../layer-collection.ts';

/** The form of a noun that goes with a number in a language. */
export function nounFor(count: number, noun: Noun, locale: string): string {
  return new Intl.PluralRules(locale).select(count) === 'one' ? noun.one : noun.other;
}

/** How many were counted, as surely as it is known; nothing where it is not. */
export function countOf(
  properties: Pick<FeatureProperties, 'count' | 'countMax' | 'about'>,
  { facts, locale }: FactWords,
): string {
  const { count, countMax, about } = properties;
  if (count === undefined) return '';
  const least = formatNumber(count, locale);
  if (countMax !== undefined) return facts.range(least, formatNumber(countMax, locale));
  return about ? facts.about(least) : least;
}

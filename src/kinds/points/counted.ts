import type { Noun } from '../../core/story/layer-spec.ts';

/** The form of a noun that goes with a number in a language. */
export function nounFor(count: number, noun: Noun, locale: string): string {
  return new Intl.PluralRules(locale).select(count) === 'one' ? noun.one : noun.other;
}

import type { Noun } from '../../../core/story/layer-spec.ts';
import { formatDate } from '../../../words/formats.ts';
import type { ToldLayer, ToldWords } from '../kind.ts';
import type { LayerFeature } from '../layer-collection.ts';
import { listed, nameOf, ownWords, toldNumber } from '../told-words.ts';
import { nounFor } from './counted.ts';
import { dayOf } from './sites.ts';

/**
 * What is told of points: how many were counted, by category. The gaps of the layer's own words are
 * `{name}`, `{counts}`, `{days}`, `{from}` and `{to}`, and `{day}` where there is one.
 */
export function pointsTold({ layer, features }: ToldLayer, words: ToldWords): string {
  const { told, locale } = words;
  const { categories = {}, noun } = layer;
  const sums = Object.entries(categories).map(([id, category]) => ({
    noun: category.noun,
    of: features.filter(({ properties }) => properties.category === id),
  }));
  const rest = { noun, of: features.filter(({ properties }) => !properties.category) };
  const counts = [...sums, rest].flatMap((sum) => counted(sum, words));
  const days = features.flatMap(({ properties }) => dayOf(properties) || []).sort();
  const day = (date: string | undefined) => (date ? formatDate(date, locale) : '');
  const of = new Set(days).size === 1 ? (layer.toldOfDay ?? layer.told) : layer.told;
  const sentence = of
    ? ownWords(layer, of, {
        day: day(days[0]),
        counts: listed(counts, words),
        days: toldNumber(new Set(days).size, words),
        from: day(days[0]),
        to: day(days.at(-1)),
      })
    : told.points(nameOf(layer, words), listed(counts, words));
  const blurred = features.some(({ properties }) => properties.uncertain);
  return blurred ? `${sentence} ${told.uncertain}` : sentence;
}

/** A sum with its noun, to two digits where a part of it is not exact; nothing where none is counted. */
function counted(
  { noun, of }: { readonly noun: Noun | undefined; readonly of: readonly LayerFeature[] },
  words: ToldWords,
): string[] {
  const each = of.flatMap(({ properties }) => properties.count ?? []);
  if (each.length === 0 || !noun) return [];
  const sum = each.reduce((total, count) => total + count, 0);
  const exact = of.every(({ properties: { about, countMax } }) => !about && countMax === undefined);
  const number = toldNumber(sum, words, exact ? undefined : 2);
  return [`${exact ? number : words.told.about(number)} ${nounFor(sum, noun, words.locale)}`];
}

import type { Noun } from '../../../core/story/layer-spec.ts';
import { formatDate, formatLength, formatNumber, joined } from '../../../words/formats.ts';
import type { FeatureProperties } from '../fields.ts';
import type { Detail, FactWords, Parts } from '../kind.ts';
import { fillIn } from '../sentences.ts';
import type { PointsLayer } from './points-layers.ts';
import { dayOf, isUncertain } from './sites.ts';

/**
 * States a point's date, count and category; for several points at a site, states their sum and then each point. The
 * layer's `fact` may have `{date}`, `{count}`, `{noun}`, `{what}` and `{category}`.
 */
export function pointFacts(points: Parts, layer: PointsLayer, words: FactWords) {
  const { facts, common, locale } = words;
  const all = points.map(({ properties }) => properties);
  const [first] = points;
  const isSite = points.length > 1;
  const fact = isSite ? siteFact(all, layer, words) : factOf(first.properties, layer, words);
  if (fact === '') return undefined;
  const { countNote } = first.properties;
  const notes = countNote ? [{ term: facts.count, words: countNote }] : [];
  const stated = all.flatMap(({ certainty }) => certainty ?? []);
  const km = all.every(isUncertain) ? Math.max(...all.map(({ withinKm = 0 }) => withinKm)) : 0;
  const roughly = km > 0 ? facts.within({ distance: formatLength(km, locale) }) : facts.roughly;
  const sure = all.some(isUncertain) ? [roughly] : stated;
  const sources = joined([...new Set(all.flatMap(({ source }) => source ?? []))], common.apart);
  const details: Detail[] = [
    ...(isSite ? all.map((each) => ofDay(each, layer, words)) : notes),
    ...(sure.length > 0 ? [{ term: facts.certainty, words: [...new Set(sure)].join(' ') }] : []),
    ...(sources ? [{ term: facts.reportedBy, words: sources }] : []),
  ];
  return { fact, details };
}

/** States one of a site's several points: its time and, below that, how many of what: `25 × young frogs`. */
function ofDay(point: FeatureProperties, layer: PointsLayer, words: FactWords): Detail {
  const { what, category, countNote } = point;
  const label = layer.categories?.[category ?? '']?.label;
  const { beside, sentence, next } = words.common;
  const named = [what, label].flatMap((each) => each || []);
  const told = [countOf(point, words), joined(named, beside)].filter(Boolean).join(' × ');
  const noted =
    told && countNote ? [sentence({ words: told }), countNote] : [told || countNote || ''];
  return { term: timeOf(point, words) || point.name, words: joined(noted, next) };
}

function factOf(properties: FeatureProperties, layer: PointsLayer, words: FactWords): string {
  const { common } = words;
  const { what = '' } = properties;
  const date = timeOf(properties, words);
  const count = countOf(properties, words);
  const category = layer.categories?.[properties.category ?? '']?.label ?? '';
  const noun = nounOf(properties, layer, words);
  if (layer.fact) return fillIn(layer.fact, { date, count, noun, what, category });
  const named = joined([what, category].filter(Boolean), common.beside);
  const parts = [dated(date, count, noun, words), named].filter(Boolean);
  const sentences = parts.map((each) => common.sentence({ words: each }));
  return joined(sentences, common.next);
}

const nounOf = ({ count }: Count, { noun }: PointsLayer, { locale }: FactWords): string =>
  count !== undefined && noun ? nounFor(count, noun, locale) : '';

const withNoun = (count: string, noun: string, { common }: FactWords): string =>
  noun ? common.counted({ count, noun }) : count;

function dated(date: string, count: string, noun: string, words: FactWords): string {
  const counted = withNoun(count, noun, words);
  return date && counted ? words.common.term({ term: date, words: counted }) : date || counted;
}

function timeOf({ date = '' }: FeatureProperties, { facts, locale }: FactWords): string {
  if (date === '') return '';
  const [day = '', time] = date.split('T');
  const formatted = formatDate(day, locale);
  return time ? facts.at({ date: formatted, time: time.slice(0, 5) }) : formatted;
}

/** States the sum of a site's points, and their days; returns an empty text if they have neither counts nor dates. */
function siteFact(points: readonly FeatureProperties[], layer: PointsLayer, words: FactWords) {
  const { facts, common, locale } = words;
  const days = [...new Set(points.map(dayOf))].filter(Boolean).sort();
  const [from = '', to = ''] = [days[0], days.at(-1)].map((day) => day && formatDate(day, locale));
  const sum = sumOf(points);
  const [count, noun] = [countOf(sum, words), nounOf(sum, layer, words)];
  if (days.length > 1) {
    const span = { from, to, days: days.length, counted: withNoun(count, noun, words) };
    // Dates may also be months or years.
    const isDays = days.every((day) => day.length === '2014-07-15'.length);
    if (isDays) return span.counted ? facts.countedOnDays(span) : facts.onDays(span);
    return span.counted ? facts.countedFromTo(span) : facts.fromTo(span);
  }
  const told = dated(from, count, noun, words);
  return told && common.sentence({ words: told });
}

type Count = Pick<FeatureProperties, 'count' | 'countMax' | 'about'>;

/** Sums a site's counts, from minimum to maximum; the sum is approximate if one of the counts is. */
function sumOf(points: readonly FeatureProperties[]): Count {
  const counted = points.filter(({ count }) => count !== undefined);
  if (counted.length === 0) return {};
  const count = counted.reduce((sum, { count = 0 }) => sum + count, 0);
  const max = counted.reduce((sum, { count = 0, countMax = count }) => sum + countMax, 0);
  const about = counted.some(({ about }) => about);
  return { count, about, ...(max > count && { countMax: max }) };
}

export const nounFor = (count: number, noun: Noun, locale: string): string =>
  noun[new Intl.PluralRules(locale).select(count)] ?? noun.other;

function countOf({ count, countMax, about }: Count, { common, locale }: FactWords): string {
  if (count === undefined) return '';
  const figure = formatNumber(count, locale);
  if (countMax !== undefined)
    return common.range({ least: figure, most: formatNumber(countMax, locale) });
  return about ? common.about({ figure }) : figure;
}

import type { Noun } from '../../../core/story/layer-spec.ts';
import { formatDate, formatNumber, joined } from '../../../words/formats.ts';
import type { FeatureProperties } from '../fields.ts';
import type { Detail, FactWords, KindFacts, Parts } from '../kind.ts';
import { fillIn } from '../sentences.ts';
import type { PointsLayer } from './points-layers.ts';
import { dayOf } from './sites.ts';

/**
 * About a site: of one point its date, count and category; of several their sum, then each of them. The layer's own
 * words may have `{date}`, `{count}`, `{noun}`, `{what}` and `{category}`.
 */
export function pointFacts(
  points: Parts,
  layer: PointsLayer,
  words: FactWords,
): KindFacts | undefined {
  const all = points.map(({ properties }) => properties);
  const [first] = points;
  const fact =
    points.length > 1 ? siteFact(all, layer, words) : factOf(first.properties, layer, words);
  if (fact === '') return undefined;
  const { facts } = words;
  const published = all.map(({ certainty }) => certainty ?? facts.asPublished);
  const sure = all.some(({ uncertain }) => uncertain) ? [facts.roughly] : published;
  const sources = all.flatMap(({ source }) => source ?? []);
  const details: Detail[] = [
    ...(points.length > 1 ? all.map((each) => ofDay(each, layer, words)) : notesOf(all, words)),
    { term: facts.certainty, words: [...new Set(sure)].join(' ') },
    ...(sources.length > 0
      ? [{ term: facts.reportedBy, words: joined([...new Set(sources)], words.common.apart) }]
      : []),
  ];
  return { fact, details };
}

const notesOf = (all: readonly FeatureProperties[], { facts }: FactWords): Detail[] =>
  all.flatMap(({ countNote }) => (countNote ? [{ term: facts.count, words: countNote }] : []));

/** One of several points of a site: its time, and under it how many of what: `25 × young frogs`. */
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
  const { count, what = '' } = properties;
  const date = timeOf(properties, words);
  const counted = countOf(properties, words);
  const category = layer.categories?.[properties.category ?? '']?.label ?? '';
  const noun = count !== undefined && layer.noun ? nounFor(count, layer.noun, words.locale) : '';
  if (layer.fact) return fillIn(layer.fact, { date, count: counted, noun, what, category });
  const { common } = words;
  const told = noun ? common.counted({ count: counted, noun }) : counted;
  const sentences = [
    dated(date, told, words),
    joined(
      [what, category].filter((each) => each !== ''),
      common.beside,
    ),
  ];
  return joined(
    sentences.flatMap((each) => (each ? common.sentence({ words: each }) : [])),
    common.next,
  );
}

/** A date and a count, either of which may be unknown. */
const dated = (date: string, counted: string, { common }: FactWords): string =>
  date && counted ? common.term({ term: date, words: counted }) : date || counted;

/** A year, a month, a day, or a day and its time, as the file has it. */
function timeOf({ date = '' }: FeatureProperties, { facts, locale }: FactWords): string {
  if (date === '') return '';
  const [day = '', time] = date.split('T');
  const written = formatDate(day, locale);
  return time ? facts.at({ date: written, time: time.slice(0, 5) }) : written;
}

/** The sum of a site's points, and their days; empty without counts and dates. */
function siteFact(
  points: readonly FeatureProperties[],
  { noun }: Pick<PointsLayer, 'noun'>,
  words: FactWords,
): string {
  const { facts, common, locale } = words;
  const days = [...new Set(points.map(dayOf))].filter((day) => day !== '').sort();
  const [from = '', to = ''] = [days[0], days.at(-1)].map((day) =>
    day ? formatDate(day, locale) : '',
  );
  const sum = sumOf(points);
  const count = countOf(sum, words);
  const counted =
    count && noun ? common.counted({ count, noun: nounFor(sum.count ?? 0, noun, locale) }) : count;
  if (days.length > 1) {
    const span = { from, to, days: days.length };
    const said = { ...span, counted };
    if (days.every(isWholeDay)) return counted ? facts.countedOnDays(said) : facts.onDays(span);
    return counted ? facts.countedFromTo(said) : facts.fromTo(span);
  }
  const told = dated(from, counted, words);
  return told && common.sentence({ words: told });
}

/** Whether a date is a day, and neither a month nor a year. */
const isWholeDay = (date: string): boolean => date.length === '2014-07-15'.length;

/** The sum of a site's counts, from the least to the most; approximate where one of them is. */
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

/** The form of a noun that goes with a number in a language. */
export function nounFor(count: number, noun: Noun, locale: string): string {
  return noun[new Intl.PluralRules(locale).select(count)] ?? noun.other;
}

/** A count, a range or an approximate count; empty where it is unknown. */
function countOf(
  properties: Pick<FeatureProperties, 'count' | 'countMax' | 'about'>,
  { common, locale }: FactWords,
): string {
  const { count, countMax, about } = properties;
  if (count === undefined) return '';
  const least = formatNumber(count, locale);
  if (countMax !== undefined) {
    return common.range({ least, most: formatNumber(countMax, locale) });
  }
  return about ? common.about({ figure: least }) : least;
}

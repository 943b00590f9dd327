import type { LayerSpec } from '../../../core/story/layer-spec.ts';
import { formatDate } from '../../../words/formats.ts';
import { fillIn } from '../fill-in.ts';
import type { Detail, FactWords, KindFacts, Parts } from '../kind.ts';
import type { FeatureProperties } from '../layer-collection.ts';
import { countOf, nounFor } from './counted.ts';
import { siteFact } from './site-fact.ts';

/**
 * What is told of a site: of one point when it was, how many were counted and of what, then how sure
 * that is; of several what they add up to, and then each of them. The gaps of the layer's own words
 * about a point are `{date}`, `{count}`, `{noun}`, `{what}` and `{category}`.
 */
export function pointFacts(
  points: Parts,
  layer: LayerSpec,
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
      ? [{ term: facts.reportedBy, words: [...new Set(sources)].join('; ') }]
      : []),
  ];
  return { fact, details };
}

const notesOf = (all: readonly FeatureProperties[], { facts }: FactWords): Detail[] =>
  all.flatMap(({ countNote }) => (countNote ? [{ term: facts.count, words: countNote }] : []));

/** One of several points of a site: its time, and under it how many of what: `25 × young frogs`. */
function ofDay(point: FeatureProperties, layer: LayerSpec, words: FactWords): Detail {
  const { what, category, countNote } = point;
  const label = layer.categories?.[category ?? '']?.label;
  const told = [countOf(point, words), [what, label].filter(Boolean).join(', ')].filter(Boolean);
  const sentence = told.join(' × ');
  return {
    term: timeOf(point, words) || point.name,
    words: [sentence, countNote].filter(Boolean).join('. '),
  };
}

function factOf(properties: FeatureProperties, layer: LayerSpec, words: FactWords): string {
  const { count, what = '' } = properties;
  const date = timeOf(properties, words);
  const counted = countOf(properties, words);
  const category = layer.categories?.[properties.category ?? '']?.label ?? '';
  const noun = count !== undefined && layer.noun ? nounFor(count, layer.noun, words.locale) : '';
  if (layer.fact) return fillIn(layer.fact, { date, count: counted, noun, what, category });
  const told = noun ? words.facts.counted(counted, noun) : counted;
  const sentences = [
    [date, told].filter(Boolean).join(': '),
    [what, category].filter(Boolean).join(', '),
  ];
  return sentences.flatMap((sentence) => (sentence ? `${sentence}.` : [])).join(' ');
}

/** The time of a point as its file gives it: a year, a month, a day, or a day and its time. */
function timeOf({ date = '' }: FeatureProperties, { facts, locale }: FactWords): string {
  if (date === '') return '';
  const [day = '', time] = date.split('T');
  const written = formatDate(day, locale);
  return time ? facts.at(written, time.slice(0, 5)) : written;
}

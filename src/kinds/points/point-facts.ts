import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { formatDate } from '../../words/formats.ts';
import { fillIn } from '../fill-in.ts';
import type { Detail, FactWords, KindFacts } from '../kind.ts';
import type { FeatureProperties, LayerFeature } from '../layer-collection.ts';
import { nounFor } from './counted.ts';

/**
 * What is told of a point: when it was, how many were counted and of what, then how sure that is and
 * what else was at the place. The gaps of the layer's own words are `{date}`, `{count}`, `{noun}`,
 * `{what}` and `{category}`.
 */
export function pointFacts(
  { properties, geometry }: LayerFeature,
  features: readonly LayerFeature[],
  layer: LayerSpec,
  words: FactWords,
): KindFacts | undefined {
  const fact = factOf(properties, layer, words);
  if (fact === '') return undefined;
  const { facts } = words;
  const { countNote, uncertain, certainty, source } = properties;
  const here = String(geometry.coordinates);
  const others = features.filter(
    (other) => other.properties !== properties && String(other.geometry.coordinates) === here,
  );
  const also = others.map((other) => when(other.properties, words) || other.properties.name);
  const details: Detail[] = [
    ...(countNote ? [{ term: facts.count, words: countNote }] : []),
    { term: facts.certainty, words: uncertain ? facts.roughly : (certainty ?? facts.asPublished) },
    ...(also.length > 0 ? [{ term: facts.alsoHere, words: also.join(', ') }] : []),
    ...(source ? [{ term: facts.reportedBy, words: source }] : []),
  ];
  return { fact, details };
}

function factOf(properties: FeatureProperties, layer: LayerSpec, words: FactWords): string {
  const { count, what = '' } = properties;
  const date = when(properties, words);
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

function countOf(properties: FeatureProperties, { facts, locale }: FactWords): string {
  const { count, countMax, about } = properties;
  if (count === undefined) return '';
  const least = count.toLocaleString(locale);
  if (countMax !== undefined) return facts.range(least, countMax.toLocaleString(locale));
  return about ? facts.about(least) : least;
}

/** The time of a point as its file gives it: a year, a month, a day, or a day and its time. */
function when({ date = '' }: FeatureProperties, { facts, locale }: FactWords): string {
  if (date === '') return '';
  const [day = '', time] = date.split('T');
  const written = formatDate(day, locale);
  return time ? facts.at(written, time.slice(0, 5)) : written;
}

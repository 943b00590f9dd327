import { axisX, barY, dot, lineY, type Markish, ruleX, ruleY, text } from '@observablehq/plot';
import { z } from 'zod';
import { groupBy } from '../../../core/group-by.ts';
import { formatNumber } from '../../../words/formats.ts';
import type { ChartWords } from '../../../words/words.ts';
import { phrase } from '../../schema/values.ts';
import { defineForm, layerCell, ordered, someWords, wholeNumber, year, yesOrNo } from '../form.ts';
import {
  chartWidth,
  classOf,
  formatRange,
  formatRound,
  ink,
  plotSvg,
  roundStep,
  type ValueAxis,
  valueAxis,
  widthOf,
} from '../plot.ts';

/** Every year from the first of some to the last, and how many apart those are that the axis names. */
function everyYear(some: readonly number[]) {
  const first = Math.min(...some);
  const years = Array.from({ length: Math.max(...some) - first + 1 }, (_, index) => first + index);
  return { first, years, every: roundStep((years.length - 1) / 4) };
}

const yearAxis = (ticks: readonly number[]): Markish =>
  axisX(ticks, { tickSize: 4, tickFormat: String, label: null });

/** Draws marks over years to scale, in round years and round numbers. */
function plotYears(
  some: readonly number[],
  most: number,
  words: ChartWords,
  marks: (axis: ValueAxis) => readonly Markish[],
): SVGSVGElement {
  const axis = valueAxis(most, words);
  const { first, years, every } = everyYear(some);
  const frame = { height: 240, marginTop: 12, marginRight: 8, marginBottom: 24, marginLeft: 8 };
  return plotSvg({
    ...frame,
    x: { type: 'linear', domain: [first - 1, first + years.length - 0.5] },
    y: { type: 'linear', domain: [0, axis.top], axis: null },
    marks: [
      ...axis.gridlines,
      yearAxis(years.filter((each) => each % every === 0)),
      ...marks(axis),
    ],
  });
}

const barRow = z.strictObject({
  date: year.describe('The year.'),
  value: wholeNumber.describe('How many.'),
  derived: yesOrNo.describe('`yes` where it was derived from a sum of several years.'),
});
type Bar = Readonly<z.infer<typeof barRow>>;

/**
 * A bar a year, hollow where the value was derived from a sum of several years. The peak, the last
 * year and the sums are named, and over how many years a sum was made where there is room for it.
 */
export const bars = defineForm({
  fields: {
    given: phrase.describe('What the table calls a value that a source gives.'),
    derived: phrase.describe('What it calls one that was derived from a sum.'),
  },
  row: barRow,
  columns: ['name', 'number', 'words'],
  cells: ({ date, value, derived }, names, words) => [
    String(date),
    formatNumber(value, words.locale),
    derived ? names.derived : names.given,
  ],
  draw(all, _, words) {
    const peak = all.reduce((a, b) => (b.value > a.value ? b : a));
    const named = all.filter((each) => each === peak || each === all.at(-1));
    const derived = all.filter((each) => each.derived);
    const axis = valueAxis(peak.value, words);
    const { years, every } = everyYear(all.map(({ date }) => date));
    const frame = { height: 220, marginTop: 20, marginRight: 10, marginBottom: 24, marginLeft: 0 };
    const bandWidth = (chartWidth - frame.marginRight - axis.width) / years.length;
    const bar = { x: 'date', y: 'value', insetLeft: 1.5, insetRight: 1.5 } as const;
    return plotSvg({
      ...frame,
      x: { type: 'band', domain: years, padding: 0, insetLeft: axis.width },
      y: { type: 'linear', domain: [0, axis.top], axis: null },
      marks: [
        ...axis.gridlines,
        barY(
          all.filter((each) => !each.derived),
          { ...bar, fill: ink, className: 'filled' },
        ),
        barY(derived, { ...bar, fill: 'none', stroke: ink, className: 'hollow' }),
        yearAxis(years.filter((_, index) => index % every === 0)),
        ...runs(derived).flatMap((run) => sumLabel(run, axis.step * 0.11, bandWidth, words)),
        ...named.map((each) => valueLabel(each, all, words)),
      ],
    });
  },
});

/** A bar's number, above it and above the bars beside it. */
function valueLabel(each: Bar, all: readonly Bar[], words: ChartWords): Markish {
  const near = all.filter(({ date }) => Math.abs(date - each.date) <= 1);
  const y = Math.max(...near.map(({ value }) => value));
  const label = formatNumber(each.value, words.locale);
  return text([label], { x: [each.date], y: [y], dy: -9, className: 'label' });
}

/** Bars of successive years, two or more. */
function runs(some: readonly Bar[]): readonly (readonly Bar[])[] {
  const found = groupBy([...some.entries()], ([index, { date }]) => date - index);
  return [...found.values()]
    .filter(({ length }) => length > 1)
    .map((run) => run.map(([, bar]) => bar));
}

/** A bracket over years of which a source gives only the sum, with that sum. */
function sumLabel(run: readonly Bar[], gap: number, bandWidth: number, words: ChartWords) {
  const dates = run.map(({ date }) => date);
  const y = Math.max(...run.map(({ value }) => value)) + gap;
  const sum = run.reduce((total, { value }) => total + value, 0);
  const span = words.charts.years({ count: run.length });
  const spans = widthOf(span) <= run.length * bandWidth ? [span] : [];
  const middle = dates[Math.floor(dates.length / 2)] ?? 0;
  return [
    ruleY([y], { x1: dates[0] ?? 0, x2: dates.at(-1) ?? 0, className: 'bracket' }),
    ...[...spans, formatNumber(sum, words.locale)].map((line, index) =>
      text([line], { x: [middle], y: [y], dy: -9 - index * 15, className: 'label' }),
    ),
  ];
}

const pointRow = z.strictObject({
  date: year.describe('The year.'),
  value: wholeNumber.describe('How many.'),
  name: someWords.describe('What was counted; what is named alike is joined by a line.'),
  layer: layerCell,
});

/** Numbers over the years as lines, each with its name at its end. */
export const line = defineForm({
  fields: {},
  row: pointRow,
  columns: ['name', 'number', 'words'],
  cells: ({ date, value, name }, _, { locale }) => [`${date}`, formatNumber(value, locale), name],
  draw(all, _, words) {
    const lines = [...groupBy(all, ({ name }) => name).values()].map((points) =>
      points.toSorted((a, b) => a.date - b.date),
    );
    const place = { x: 'date', y: 'value', stroke: ink } as const;
    const ends = lines.flatMap((points) => points.at(-1) ?? []);
    return plotYears(
      all.map(({ date }) => date),
      Math.max(...all.map(({ value }) => value)),
      words,
      ({ top }) => [
        ...lines.map((points) =>
          lineY(points, { ...place, className: classOf('length lines', points[0]?.layer) }),
        ),
        ...ends.map((end) => {
          const isUnder = ends.some(
            ({ value }) => value > end.value && value < end.value + top / 6,
          );
          const at = { x: [end.date], y: [end.value], dy: isUnder ? 13 : -11 };
          return text([end.name], { ...at, textAnchor: 'end', className: 'label' });
        }),
      ],
    );
  },
});

const certainties = ['counted', 'about', 'over', 'either', 'between'] as const;
const accountRow = z
  .strictObject({
    from: year.describe('The first year that it is of.'),
    to: year.describe('The last; the same for a single year.'),
    least: wholeNumber.describe('The number, or the least that it may be.'),
    most: wholeNumber.describe('The most that it may be; the same where it is one number.'),
    certainty: z
      .enum(certainties, certainties.map((word) => `"${word}"`).join(', '))
      .describe('How sure it is.'),
    source: someWords.describe('Who gives it.'),
  })
  .refine(...ordered);
type Account = Readonly<z.infer<typeof accountRow>>;

const labelPlace = z.strictObject({
  dx: z.number('must be a number'),
  dy: z.number('must be a number'),
  anchor: z.enum(['start', 'middle', 'end'], 'must be start, middle or end'),
});
const labels = z
  .record(z.string().regex(/^\d{4}$/, 'must be a year'), labelPlace, 'must be years')
  .describe('The years whose accounts are named in the drawing, and where, in pixels beside them.');

/**
 * One number over the years, as accounts of different kinds: the figures of the source that gives
 * most of them as filled discs joined by a line, those of others as hollow discs, and figures that
 * differ as bars from the least to the most.
 */
export const ranges = defineForm({
  fields: { labels: labels.default({}) },
  row: accountRow,
  columns: ['name', 'number', 'words'],
  cells: (account, _, words) => [
    account.from === account.to ? String(account.from) : `${account.from}–${account.to}`,
    formatAccount(account, words),
    account.source,
  ],
  draw(all, { labels: places }, words) {
    const sources = [...groupBy(all, ({ source }) => source).values()];
    const [main] = sources.sort((a, b) => b.length - a.length)[0] ?? [];
    const single = all.filter(({ least, most }) => least === most);
    return plotYears(
      all.flatMap(({ from, to }) => [from, to]),
      Math.max(...all.map(({ most }) => most)),
      words,
      (axis) => [
        ...series(single.filter(({ source }) => source === main?.source)),
        ...others(
          single.filter(({ source }) => source !== main?.source),
          axis.step / 5,
        ),
        ...rangeBars(all.filter((account) => account.least !== account.most)),
        ...all.flatMap((account) => accountLabel(account, places, words)),
      ],
    );
  },
});

const radius = 3.5;

/** One source's figures, joined; one of several years is in their middle, with a line over them. */
function series(accounts: readonly Account[]): Markish[] {
  const spans = accounts.filter(({ from, to }) => from !== to);
  const place = { x: ({ from, to }: Account) => (from + to) / 2, y: 'most' };
  return [
    lineY(accounts, { ...place, className: 'joined' }),
    ruleY(spans, { x1: 'from', x2: 'to', y: 'most', className: 'joined' }),
    dot(accounts, { ...place, r: radius, fill: ink, stroke: ink, className: 'filled' }),
  ];
}

/** Figures of other sources, with a dashed rise above those that give a least number only. */
function others(accounts: readonly Account[], rise: number): Markish[] {
  const open = accounts.filter(({ certainty }) => certainty === 'over');
  const y2 = ({ least }: Account): number => least + rise;
  return [
    ruleX(open, { x: 'from', y1: 'least', y2, strokeDasharray: '2 2', className: 'open' }),
    dot(accounts, { x: 'from', y: 'most', r: radius, stroke: ink, className: 'hollow' }),
  ];
}

/** Bars with caps from the least figure to the most. */
function rangeBars(accounts: readonly Account[]): Markish[] {
  const caps = accounts.flatMap(({ from, least, most }) =>
    [least, most].map((y) => ({ x1: from - 0.5, x2: from + 0.5, y })),
  );
  return [
    ruleX(accounts, { x: 'from', y1: 'least', y2: 'most', className: 'range' }),
    ruleY(caps, { x1: 'x1', x2: 'x2', y: 'y', className: 'range' }),
  ];
}

function accountLabel(
  account: Account,
  places: z.infer<typeof labels>,
  words: ChartWords,
): Markish[] {
  const { from, to, least, most, certainty } = account;
  const place = from === to ? places[from] : undefined;
  if (!place) return [];
  const { anchor: textAnchor, ...offset } = place;
  const y = certainty === 'either' ? least : (least + most) / 2;
  const label = words.common.term({ term: String(from), words: formatAccount(account, words) });
  return [text([label], { x: [from], y: [y], ...offset, textAnchor, className: 'label' })];
}

/** A number with its certainty: `459,427`, `about 220,000`, `1.7 to 2.16 million`. */
function formatAccount({ least, most, certainty }: Account, words: ChartWords): string {
  const exact = (count: number): string => formatNumber(count, words.locale);
  switch (certainty) {
    case 'counted':
      return exact(most);
    case 'about':
      return words.common.about({ figure: formatRound(most, words) });
    case 'over':
      return words.charts.over({ figure: formatRound(least, words) });
    case 'either':
      return words.charts.either({ least: exact(least), most: exact(most) });
    case 'between':
      return formatRange(least, most, words);
  }
}

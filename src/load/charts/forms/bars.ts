import { axisX, barY, type Markish, ruleY, text } from '@observablehq/plot';
import { z } from 'zod';
import { formatNumber } from '../../../words/formats.ts';
import type { ChartWords } from '../../../words/words.ts';
import { phrase } from '../../schema/values.ts';
import { defineForm, wholeNumber, year, yesOrNo } from '../form.ts';
import { chartWidth, everyYear, ink, plotSvg, roundStep, valueAxis, widthOf } from '../plot.ts';

const row = z.strictObject({
  date: year.describe('The year.'),
  value: wholeNumber.describe('How many.'),
  derived: yesOrNo.describe('`yes` where it was derived from a sum of several years.'),
});
type Bar = Readonly<z.infer<typeof row>>;

const lineHeight = 15;
const marginRight = 10;
const bar = { x: 'date', y: 'value', insetLeft: 1.5, insetRight: 1.5 } as const;

/**
 * A bar a year, hollow where the value was derived from a sum of several years. The peak, the last
 * year and the sums are named, and over how many years a sum was made where there is room for it.
 */
export const bars = defineForm({
  fields: {
    given: phrase.describe('What the table calls a value that a source gives.'),
    derived: phrase.describe('What it calls one that was derived from a sum.'),
  },
  row,
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
    const given = all.filter((each) => !each.derived);
    const axis = valueAxis(peak.value, words);
    const years = everyYear(all.map(({ date }) => date));
    const bandWidth = (chartWidth - marginRight - axis.width) / years.length;
    const every = roundStep((years.length - 1) / 4);
    const ticks = years.filter((_, index) => index % every === 0);
    return plotSvg({
      height: 220,
      marginTop: 20,
      marginRight,
      marginBottom: 24,
      marginLeft: 0,
      x: { type: 'band', domain: years, padding: 0, insetLeft: axis.width },
      y: { type: 'linear', domain: [0, axis.top], axis: null },
      marks: [
        ...axis.gridlines,
        barY(given, { ...bar, fill: ink, className: 'filled' }),
        barY(derived, { ...bar, fill: 'none', stroke: ink, className: 'hollow' }),
        axisX(ticks, { tickSize: 4, tickFormat: String, label: null }),
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
  const look = { dy: -9, className: 'label' };
  return text([formatNumber(each.value, words.locale)], { x: [each.date], y: [y], ...look });
}

/** Bars that stand side by side, two or more. */
function runs(some: readonly Bar[]): readonly (readonly Bar[])[] {
  const found: Bar[][] = [];
  for (const each of some) {
    if (found.at(-1)?.at(-1)?.date === each.date - 1) found.at(-1)?.push(each);
    else found.push([each]);
  }
  return found.filter(({ length }) => length > 1);
}

/** A bracket over years of which a source gives only the sum, with that sum. */
function sumLabel(
  run: readonly Bar[],
  gap: number,
  bandWidth: number,
  words: ChartWords,
): Markish[] {
  const dates = run.map(({ date }) => date);
  const y = Math.max(...run.map(({ value }) => value)) + gap;
  const sum = run.reduce((total, { value }) => total + value, 0);
  const span = words.charts.years({ count: run.length });
  const fits = widthOf(span) <= run.length * bandWidth;
  const middle = dates[Math.floor(dates.length / 2)] ?? 0;
  return [
    ruleY([y], { x1: dates[0] ?? 0, x2: dates.at(-1) ?? 0, className: 'bracket' }),
    ...[...(fits ? [span] : []), formatNumber(sum, words.locale)].map((line, index) =>
      text([line], { x: [middle], y: [y], dy: -9 - index * lineHeight, className: 'label' }),
    ),
  ];
}

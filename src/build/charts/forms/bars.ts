import { axisX, type BarYOptions, barY, type Markish, ruleY, text } from '@observablehq/plot';
import { z } from 'zod';
import type { ChartWords } from '../../../words/en.ts';
import { phrase, wholeNumber, year, yesOrNo } from '../cells.ts';
import { defineForm } from '../form.ts';
import { formatCount } from '../format-count.ts';
import { plotSvg } from '../plot-svg.ts';
import { roundStep, type ValueAxis, valueAxis } from '../value-axis.ts';

const row = z.strictObject({ date: year, value: wholeNumber, derived: yesOrNo });
type Bar = Readonly<z.infer<typeof row>>;

const ink = 'currentColor';
const lineHeight = 15;

/**
 * A bar a year, hollow where the value was derived from a sum of several years. The peak, the last
 * year and the sums are named.
 */
export const bars = defineForm({
  fields: {
    /** What a value is called in the table that a source gives, and one that was derived. */
    given: phrase,
    derived: phrase,
  },
  row,
  columns: ['name', 'number', 'words'],
  draw: drawBars,
  cells: ({ date, value, derived }, names, words) => [
    String(date),
    formatCount(value, words),
    derived ? names.derived : names.given,
  ],
});

function drawBars(all: readonly Bar[], _: unknown, words: ChartWords): SVGSVGElement {
  const peak = all.reduce((a, b) => (b.value > a.value ? b : a));
  const named = all.filter((bar) => bar === peak || bar === all.at(-1));
  const axis = valueAxis(peak.value, words);
  const years = everyYear(all);
  const step = roundStep((years.length - 1) / 4);
  return plotSvg({
    height: 220,
    marginTop: 20,
    marginRight: 10,
    marginBottom: 24,
    marginLeft: 0,
    x: { type: 'band', domain: years, padding: 0, insetLeft: axis.width },
    y: { type: 'linear', domain: [0, axis.top], axis: null },
    marks: [
      ...axis.gridlines,
      drawn(
        all.filter(({ derived }) => !derived),
        { fill: ink, className: 'filled' },
      ),
      drawn(
        all.filter(({ derived }) => derived),
        { fill: 'none', stroke: ink, className: 'hollow' },
      ),
      axisX(
        years.filter((_, index) => index % step === 0),
        { tickSize: 4, tickFormat: String, label: null },
      ),
      ...derivedRuns(all).flatMap((run) => sumLabel(run, axis, words)),
      ...named.map((bar) => valueLabel(bar, all, words)),
    ],
  });
}

/** Every year from the first to the last, those without a bar too. */
function everyYear(all: readonly Bar[]): readonly number[] {
  const dates = all.map(({ date }) => date);
  const first = Math.min(...dates);
  return Array.from({ length: Math.max(...dates) - first + 1 }, (_, index) => first + index);
}

function drawn(some: readonly Bar[], look: BarYOptions): Markish {
  return barY(some, { x: 'date', y: 'value', insetLeft: 1.5, insetRight: 1.5, ...look });
}

/** A bar's number, above it and above the bars beside it. */
function valueLabel(bar: Bar, all: readonly Bar[], words: ChartWords): Markish {
  const near = all.filter(({ date }) => Math.abs(date - bar.date) <= 1);
  const y = Math.max(...near.map(({ value }) => value));
  const look = { dy: -9, className: 'label' };
  return text([formatCount(bar.value, words)], { x: [bar.date], y: [y], ...look });
}

/** Derived bars that stand side by side, two or more. */
function derivedRuns(all: readonly Bar[]): readonly (readonly Bar[])[] {
  const runs: Bar[][] = [];
  for (const bar of all.filter(({ derived }) => derived)) {
    const run = runs.at(-1);
    if (run?.at(-1)?.date === bar.date - 1) run.push(bar);
    else runs.push([bar]);
  }
  return runs.filter(({ length }) => length > 1);
}

/** A bracket over years of which a source gives only the sum, with that sum. */
function sumLabel(run: readonly Bar[], { step }: ValueAxis, words: ChartWords): Markish[] {
  const dates = run.map(({ date }) => date);
  const sum = run.reduce((total, { value }) => total + value, 0);
  const y = Math.max(...run.map(({ value }) => value)) + step * 0.11;
  const lines = [words.years(run.length), formatCount(sum, words)];
  return [
    ruleY([y], { x1: dates[0] ?? 0, x2: dates.at(-1) ?? 0, className: 'bracket' }),
    ...lines.map((told, index) =>
      text([told], {
        x: [dates[Math.floor(dates.length / 2)] ?? 0],
        y: [y],
        dy: -9 - index * lineHeight,
        className: 'label',
      }),
    ),
  ];
}

import { axisX, dot, lineY, type Markish, ruleX, ruleY, text } from '@observablehq/plot';
import { z } from 'zod';
import type { ChartWords } from '../../../words/en.ts';
import { isOrdered, orderFault, words as someWords, wholeNumber, year } from '../cells.ts';
import { defineForm } from '../form.ts';
import { formatCount, formatRange, formatRound } from '../format-count.ts';
import { plotSvg } from '../plot-svg.ts';
import { roundStep, valueAxis } from '../value-axis.ts';

const certainties = ['counted', 'about', 'over', 'either', 'between'] as const;
const row = z
  .strictObject({
    from: year,
    to: year,
    least: wholeNumber,
    most: wholeNumber,
    certainty: z.enum(certainties, certainties.map((word) => `"${word}"`).join(', ')),
    source: someWords,
  })
  .refine(isOrdered, orderFault);
type Account = Readonly<z.infer<typeof row>>;

const side = z.strictObject({
  dx: z.number('must be a number'),
  dy: z.number('must be a number'),
  anchor: z.enum(['start', 'middle', 'end'], 'must be start, middle or end'),
});
const labels = z.record(z.string().regex(/^\d{4}$/, 'must be a year'), side, 'must be years');
type Labels = Readonly<z.infer<typeof labels>>;

const radius = 3.5;
const capWidth = 0.5;
const ink = 'currentColor';

/**
 * One number over the years, as accounts of different kinds: the figures of the source that gives
 * most of them as filled discs joined by a line, those of others as hollow discs, and figures that
 * differ as bars from the least to the most.
 */
export const ranges = defineForm({
  fields: {
    /** The years whose accounts are told in the drawing, and where the words stand beside them. */
    labels: labels.default({}),
  },
  row,
  columns: ['name', 'number', 'words'],
  draw: drawRanges,
  cells: (account, _, words) => [
    account.from === account.to ? String(account.from) : `${account.from}–${account.to}`,
    tell(account, words),
    account.source,
  ],
});

function drawRanges(
  all: readonly Account[],
  { labels: sides }: { readonly labels: Labels },
  words: ChartWords,
): SVGSVGElement {
  const main = mainSource(all);
  const single = all.filter(({ least, most }) => least === most);
  const axis = valueAxis(Math.max(...all.map(({ most }) => most)), words);
  const first = Math.min(...all.map(({ from }) => from));
  const last = Math.max(...all.map(({ to }) => to));
  return plotSvg({
    height: 240,
    marginTop: 12,
    marginRight: 8,
    marginBottom: 24,
    marginLeft: 8,
    x: { type: 'linear', domain: [first - 2 * capWidth, last + capWidth] },
    y: { type: 'linear', domain: [0, axis.top], axis: null },
    marks: [
      ...axis.gridlines,
      axisX(roundYears(first, last), { tickSize: 4, tickFormat: String, label: null }),
      ...series(single.filter(({ source }) => source === main)),
      ...others(
        single.filter(({ source }) => source !== main),
        axis.step / 5,
      ),
      ...bars(all.filter(({ least, most }) => least !== most)),
      ...all.flatMap((account) => label(account, sides, words)),
    ],
  });
}

function roundYears(first: number, last: number): number[] {
  const step = roundStep((last - first) / 4);
  const start = Math.ceil(first / step);
  const length = Math.floor(last / step) - start + 1;
  return Array.from({ length }, (_, index) => (start + index) * step);
}

/** One source's figures, joined; one for a span of years stands in its middle, with the span. */
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
function bars(accounts: readonly Account[]): Markish[] {
  const caps = accounts.flatMap(({ from, least, most }) => [least, most].map((y) => ({ from, y })));
  const x1 = ({ from }: { readonly from: number }): number => from - capWidth;
  const x2 = ({ from }: { readonly from: number }): number => from + capWidth;
  return [
    ruleX(accounts, { x: 'from', y1: 'least', y2: 'most', className: 'range' }),
    ruleY(caps, { x1, x2, y: 'y', className: 'range' }),
  ];
}

function label(account: Account, sides: Labels, words: ChartWords): Markish[] {
  const { from, to, least, most, certainty } = account;
  const beside = from === to ? sides[from] : undefined;
  if (!beside) return [];
  const { dx, dy, anchor: textAnchor } = beside;
  const y = certainty === 'either' ? least : (least + most) / 2;
  const place = { x: [from], y: [y], dx, dy, textAnchor };
  return [text([`${from}: ${tell(account, words)}`], { ...place, className: 'label' })];
}

/** The source that gives the most figures. */
function mainSource(accounts: readonly Account[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { source } of accounts) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** How many, as surely as it is known: `459,427`, `about 220,000`, `1.7 to 2.16 million`. */
function tell({ least, most, certainty }: Account, words: ChartWords): string {
  switch (certainty) {
    case 'counted':
      return formatCount(most, words);
    case 'about':
      return words.about(formatRound(most, words));
    case 'over':
      return words.over(formatRound(least, words));
    case 'either':
      return words.either(formatCount(least, words), formatCount(most, words));
    case 'between':
      return formatRange(least, most, words);
  }
}

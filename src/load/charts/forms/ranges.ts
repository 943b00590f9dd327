import { axisX, dot, lineY, type Markish, ruleX, ruleY, text } from '@observablehq/plot';
import { z } from 'zod';
import { formatNumber } from '../../../words/formats.ts';
import type { ChartWords } from '../../../words/words.ts';
import { defineForm, ordered, someWords, wholeNumber, year } from '../form.ts';
import {
  everyYear,
  formatRange,
  formatRound,
  ink,
  plotSvg,
  roundStep,
  valueAxis,
} from '../plot.ts';

const certainties = ['counted', 'about', 'over', 'either', 'between'] as const;
const row = z
  .strictObject({
    from: year.describe('The first year that it is of.'),
    to: year.describe('The last; the same for a single year.'),
    least: wholeNumber.describe('The number, or the least that it may be.'),
    most: wholeNumber.describe('The most that it may be; the same where it is one number.'),
    certainty: z
      .enum(certainties, certainties.map((word) => `"${word}"`).join(', '))
      .describe('How it is told.'),
    source: someWords.describe('Who gives it.'),
  })
  .refine(...ordered);
type Account = Readonly<z.infer<typeof row>>;

const beside = z.strictObject({
  dx: z.number('must be a number'),
  dy: z.number('must be a number'),
  anchor: z.enum(['start', 'middle', 'end'], 'must be start, middle or end'),
});
const labels = z
  .record(z.string().regex(/^\d{4}$/, 'must be a year'), beside, 'must be years')
  .describe('The years whose accounts are told in the drawing, and where, in pixels beside them.');

const radius = 3.5;
const capWidth = 0.5;

/**
 * One number over the years, as accounts of different kinds: the figures of the source that gives
 * most of them as filled discs joined by a line, those of others as hollow discs, and figures that
 * differ as bars from the least to the most.
 */
export const ranges = defineForm({
  fields: { labels: labels.default({}) },
  row,
  columns: ['name', 'number', 'words'],
  cells: (account, _, words) => [
    account.from === account.to ? String(account.from) : `${account.from}–${account.to}`,
    tell(account, words),
    account.source,
  ],
  draw(all, { labels: places }, words) {
    const main = mainSource(all);
    const single = all.filter(({ least, most }) => least === most);
    const theirs = single.filter(({ source }) => source !== main);
    const axis = valueAxis(Math.max(...all.map(({ most }) => most)), words);
    const years = everyYear(all.flatMap(({ from, to }) => [from, to]));
    const every = roundStep((years.length - 1) / 4);
    const ticks = years.filter((each) => each % every === 0);
    const [first = 0] = years;
    return plotSvg({
      height: 240,
      marginTop: 12,
      marginRight: 8,
      marginBottom: 24,
      marginLeft: 8,
      x: { type: 'linear', domain: [first - 1, first + years.length - 0.5] },
      y: { type: 'linear', domain: [0, axis.top], axis: null },
      marks: [
        ...axis.gridlines,
        axisX(ticks, { tickSize: 4, tickFormat: String, label: null }),
        ...series(single.filter(({ source }) => source === main)),
        ...others(theirs, axis.step / 5),
        ...bars(all.filter(({ least, most }) => least !== most)),
        ...all.flatMap((account) => label(account, places, words)),
      ],
    });
  },
});

/** The source that gives the most figures. */
function mainSource(accounts: readonly Account[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { source } of accounts) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
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
  const caps = accounts.flatMap(({ from, least, most }) =>
    [least, most].map((y) => ({ x1: from - capWidth, x2: from + capWidth, y })),
  );
  return [
    ruleX(accounts, { x: 'from', y1: 'least', y2: 'most', className: 'range' }),
    ruleY(caps, { x1: 'x1', x2: 'x2', y: 'y', className: 'range' }),
  ];
}

function label(account: Account, places: z.infer<typeof labels>, words: ChartWords): Markish[] {
  const { from, to, least, most, certainty } = account;
  const place = from === to ? places[from] : undefined;
  if (!place) return [];
  const { dx, dy, anchor: textAnchor } = place;
  const y = certainty === 'either' ? least : (least + most) / 2;
  const look = { dx, dy, textAnchor, className: 'label' };
  return [
    text([words.common.term({ term: String(from), words: tell(account, words) })], {
      x: [from],
      y: [y],
      ...look,
    }),
  ];
}

/** How many, as surely as it is known: `459,427`, `about 220,000`, `1.7 to 2.16 million`. */
function tell({ least, most, certainty }: Account, words: ChartWords): string {
  switch (certainty) {
    case 'counted':
      return formatNumber(most, words.locale);
    case 'about':
      return words.common.about({ figure: formatRound(most, words) });
    case 'over':
      return words.charts.over({ figure: formatRound(least, words) });
    case 'either':
      return words.charts.either({
        least: formatNumber(least, words.locale),
        most: formatNumber(most, words.locale),
      });
    case 'between':
      return formatRange(least, most, words);
  }
}

import { dot, type Markish, type PlotOptions, text } from '@observablehq/plot';
import { z } from 'zod';
import type { ChartWords } from '../../../../words/en.ts';
import {
  day,
  isOrdered,
  orderFault,
  phrase,
  words as someWords,
  wholeNumber,
  yesOrNo,
} from '../../cells.ts';
import { defineForm } from '../../form.ts';
import { formatCount, formatRange } from '../../format-count.ts';
import { groupMarks, ofDay } from '../../group-marks.ts';
import { chartWidth, plotSvg } from '../../plot-svg.ts';
import { type TallyRow, tallyRows } from './tally-rows.ts';

const row = z
  .strictObject({
    date: day,
    least: wholeNumber,
    most: wholeNumber,
    about: yesOrNo,
    category: someWords,
    filled: yesOrNo,
    place: someWords,
  })
  .refine(isOrdered, orderFault);
type Tally = Readonly<z.infer<typeof row>>;

const fields = {
  /** The word for what is drawn filled. */
  filled: phrase,
  /** How many days without any are told as a line of their own; by default none are. */
  gap: z.int('must be a number of days').positive('must be more than 0').optional(),
};
type Fields = z.infer<z.ZodObject<typeof fields>>;

const measure = { perLine: 20, lineHeight: 9, rowHeight: 21 } as const;
const dayWidth = { short: 50, withYear: 84 } as const;
const radius = 3.5;
const ink = 'currentColor';
const labelLine = 17;

/**
 * What was counted by day as rows of discs, a disc each: filled or hollow by what it was, dashed
 * where the sources differ on the count. The marks of each day are in one group with that day.
 */
export const tally = defineForm({
  fields,
  row,
  columns: ['name', 'number', 'words', 'words'],
  draw: drawTally,
  cells: (each, { filled }, words) => [
    tellDay(each, false, words),
    tellCount(each, words),
    tellKind(each, filled),
    each.place,
  ],
});

function drawTally(all: readonly Tally[], { filled, gap }: Fields, words: ChartWords) {
  const rows = tallyRows(all, { ...measure, ...(gap && { gap }) });
  const last = rows.at(-1);
  const lines = last?.discs.at(-1)?.line ?? 0;
  const height = (last?.y ?? 0) + lines * measure.lineHeight + measure.rowHeight / 2;
  const withYear = new Set(all.map(({ date }) => date.slice(0, 4))).size > 1;
  const left = withYear ? dayWidth.withYear : dayWidth.short;
  const options: PlotOptions = {
    height: Math.ceil(height),
    margin: 0,
    x: { type: 'identity', axis: null, domain: [0, chartWidth] },
    y: { type: 'identity', axis: null, domain: [0, height] },
    marks: rows.flatMap((each) => [
      ...quietLabel(each, left, words),
      text([tellDay(each.tally, withYear, words)], {
        x: 0,
        y: each.y,
        textAnchor: 'start',
        className: ofDay(each.tally.date, 'day'),
        fill: ink,
      }),
      discs(each, left, true, each.tally.filled ? 'filled' : 'hollow'),
      discs(each, left, false, 'hollow unsure'),
      rowLabel(each, left, [tellCount(each.tally, words), tellKind(each.tally, filled)]),
    ]),
  };
  return groupMarks(plotSvg(options));
}

function discs(each: TallyRow<Tally>, left: number, certain: boolean, look: string): Markish {
  return dot(
    each.discs.filter((disc) => disc.certain === certain),
    {
      x: ({ column }) => left + column * measure.lineHeight,
      y: ({ line }) => each.y + line * measure.lineHeight,
      r: radius,
      fill: each.tally.filled ? ink : 'none',
      stroke: ink,
      ...(certain ? {} : { strokeDasharray: '1.8 1.6' }),
      className: ofDay(each.tally.date, look),
    },
  );
}

function rowLabel({ tally: { date }, discs, y }: TallyRow<Tally>, left: number, told: string[]) {
  const columns = Math.min(discs.length, measure.perLine);
  const tall = discs.length > 2 * measure.perLine;
  return text(tall ? told : [told.join(' ')], {
    x: left + columns * measure.lineHeight + 1,
    y: (_: string, index: number) => y + index * labelLine,
    textAnchor: 'start',
    className: ofDay(date, 'label'),
    fill: ink,
  });
}

function quietLabel({ quietDays, y }: TallyRow<Tally>, left: number, words: ChartWords): Markish[] {
  if (quietDays === undefined) return [];
  const place = { x: left - radius, y: y - measure.rowHeight, textAnchor: 'start' } as const;
  return [text([words.quiet(quietDays)], { ...place, className: 'quiet', fill: ink })];
}

/** A day, mostly without its year: `14 Jul`. */
function tellDay({ date }: Tally, withYear: boolean, { locale }: ChartWords): string {
  const year = withYear ? ({ year: 'numeric' } as const) : {};
  const format = { timeZone: 'UTC', day: 'numeric', month: 'short', ...year } as const;
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(locale, format);
}

/** How many, as surely as it is known: `4`, `3 to 7`, `about 100`. */
function tellCount({ least, most, about }: Tally, words: ChartWords): string {
  const count = least === most ? formatCount(most, words) : formatRange(least, most, words);
  return about ? words.about(count) : count;
}

function tellKind({ category, filled }: Tally, word: string): string {
  return filled ? `${category}, ${word}` : category;
}

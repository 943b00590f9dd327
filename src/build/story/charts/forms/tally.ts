import { dot, type Markish, text } from '@observablehq/plot';
import { z } from 'zod';
import type { ChartWords } from '../../../../words/en.ts';
import { formatNumber } from '../../../../words/formats.ts';
import { phrase } from '../../schema/values.ts';
import { day, defineForm, ordered, someWords, wholeNumber, yesOrNo } from '../form.ts';
import { formatRange, ink, plotInUnits, write } from '../plot.ts';

const row = z
  .strictObject({
    date: day.describe('The day.'),
    least: wholeNumber.describe('How many, or the fewest that it may be.'),
    most: wholeNumber.describe('The most that it may be; the same where it is one number.'),
    about: yesOrNo.describe('Whether the number is only about right.'),
    category: someWords.describe('What was counted.'),
    filled: yesOrNo.describe('Whether its discs are filled, or rings.'),
    place: someWords.describe('Where.'),
  })
  .refine(...ordered);
type Tally = Readonly<z.infer<typeof row>>;

const dayWidth = { short: 57, withYear: 84 } as const;
const radius = 3.5;
const labelLine = 17;

/**
 * What was counted by day as rows of discs, a disc each: filled or hollow by what it was, dashed
 * where the sources differ on the count. The marks of each day are in one group with that day.
 */
export const tally = defineForm({
  fields: {
    filled: phrase.describe('The word for what is drawn filled.'),
    gap: z
      .int('must be a number of days')
      .positive('must be more than 0')
      .optional()
      .describe('How many days without any are told as a line of their own; by default none are.'),
  },
  row,
  columns: ['name', 'number', 'words', 'words'],
  cells: (each, { filled }, words) => [
    tellDay(each, false, words),
    ...tell(each, filled, words),
    each.place,
  ],
  draw(all, { filled, gap }, words) {
    const rows = tallyRows(all, gap);
    const last = rows.at(-1);
    const lines = last?.discs.at(-1)?.line ?? 0;
    const height = (last?.y ?? 0) + lines * measure.lineHeight + measure.rowHeight / 2;
    const withYear = new Set(all.map(({ date }) => date.slice(0, 4))).size > 1;
    const left = withYear ? dayWidth.withYear : dayWidth.short;
    const marks = rows.flatMap((each) => [
      ...(each.isQuiet
        ? [write(words.quiet(each.quietDays), left - radius, each.y - measure.rowHeight, 'quiet')]
        : []),
      write(tellDay(each, withYear, words), 0, each.y, ofDay(each.date, 'day')),
      discs(each, left, true, each.filled ? 'filled' : 'hollow'),
      discs(each, left, false, 'hollow unsure'),
      rowLabel(each, left, tell(each, filled, words)),
    ]);
    return groupMarks(plotInUnits(height, marks));
  },
});

function discs(each: TallyRow<Tally>, left: number, certain: boolean, look: string): Markish {
  return dot(
    each.discs.filter((disc) => disc.certain === certain),
    {
      x: ({ column }) => left + column * measure.lineHeight,
      y: ({ line }) => each.y + line * measure.lineHeight,
      r: radius,
      fill: each.filled ? ink : 'none',
      stroke: ink,
      ...(certain ? {} : { strokeDasharray: '1.8 1.6' }),
      className: ofDay(each.date, look),
    },
  );
}

/** How many and what, after a row's discs; on two lines where there are many discs. */
function rowLabel({ date, discs, y }: TallyRow<Tally>, left: number, told: string[]): Markish {
  const columns = Math.min(discs.length, measure.perLine);
  const tall = discs.length > 2 * measure.perLine;
  const x = left + columns * measure.lineHeight + 1;
  const place = { x, y: (_: string, index: number) => y + index * labelLine };
  const look = { textAnchor: 'start', fill: ink, className: ofDay(date, 'label') } as const;
  return text(tall ? told : [told.join(' ')], { ...place, ...look });
}

/** A day, mostly without its year: `14 Jul`. */
function tellDay({ date }: Tally, withYear: boolean, { locale }: ChartWords): string {
  const year = withYear ? ({ year: 'numeric' } as const) : {};
  const format = { timeZone: 'UTC', day: 'numeric', month: 'short', ...year } as const;
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(locale, format);
}

/** How many, as surely as it is known, and what: `4`, `3 to 7`, `about 100`; `frogs, young`. */
function tell(each: Tally, word: string, words: ChartWords): [count: string, what: string] {
  const { least, most, about, category, filled } = each;
  const count = least === most ? formatNumber(most, words.locale) : formatRange(least, most, words);
  return [about ? words.about(count) : count, filled ? `${category}, ${word}` : category];
}

const prefix = 'day-';

/** The class of a mark that belongs to a day, for `groupMarks`, beside the classes of its look. */
function ofDay(date: string, look: string): string {
  return `${prefix}${date} ${look}`;
}

/**
 * Puts the marks of each day into one group, where the first of them stood:
 * `<g data-date="2014-07-14">`.
 *
 * @returns The same SVG.
 */
function groupMarks(svg: SVGSVGElement): SVGSVGElement {
  for (const mark of [...svg.querySelectorAll(`[class^="${prefix}"]`)]) {
    const [first = '', ...look] = (mark.getAttribute('class') ?? '').split(' ');
    const date = first.slice(prefix.length);
    let group = svg.querySelector(`[data-date="${date}"]`);
    if (!group) {
      group = mark.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'g');
      group.setAttribute('data-date', date);
      mark.before(group);
    }
    mark.setAttribute('class', look.join(' '));
    group.append(mark);
  }
  return svg;
}

/** What is counted on one day, in ISO 8601, at least and at most. */
interface DayCount {
  readonly date: string;
  readonly least: number;
  readonly most: number;
}

/** The row of one day. */
type TallyRow<Day extends DayCount = DayCount> = Day & {
  /** A disc for each thing, in the column and the line of its row, from 0; certain if all count it. */
  readonly discs: readonly { column: number; line: number; certain: boolean }[];
  /** The centre of the row's first line, in the chart's units from its top. */
  readonly y: number;
  /** The days since the row before on which none is counted. */
  readonly quietDays: number;
  /** Whether those are so many that a line above the row is left for them. */
  readonly isQuiet: boolean;
};

/** How many discs a line holds, and how far apart lines and rows are, in the chart's units. */
export const measure = { perLine: 20, lineHeight: 9, rowHeight: 21 } as const;

const millisecondsPerDay = 86_400_000;

/**
 * Sets days as rows, one below the other, each thing counted a disc of equal size.
 *
 * @param gap How many days without any have a line of their own.
 */
export function tallyRows<Day extends DayCount>(
  days: readonly Day[],
  gap = Number.POSITIVE_INFINITY,
): readonly TallyRow<Day>[] {
  const { perLine, lineHeight, rowHeight } = measure;
  let y = rowHeight / 2;
  return days.map((day, index) => {
    const last = days[index - 1]?.date ?? day.date;
    const quietDays = (Date.parse(day.date) - Date.parse(last)) / millisecondsPerDay - 1;
    const isQuiet = quietDays >= gap;
    if (isQuiet) y += rowHeight;
    const discs = Array.from({ length: day.most }, (_, disc) => ({
      column: disc % perLine,
      line: Math.floor(disc / perLine),
      certain: disc < day.least,
    }));
    const row = { ...day, discs, y, quietDays, isQuiet };
    y += rowHeight + lineHeight * (Math.ceil(day.most / perLine) - 1);
    return row;
  });
}

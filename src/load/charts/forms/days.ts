import { type Markish, type RenderFunction, ruleX, ruleY, text } from '@observablehq/plot';
import { z } from 'zod';
import { groupBy } from '../../../core/group-by.ts';
import { formatNumber } from '../../../words/formats.ts';
import type { ChartWords } from '../../../words/words.ts';
import { words } from '../../schema/values.ts';
import { day, defineForm, ordered, someWords, wholeNumber, yesOrNo } from '../form.ts';
import {
  chartWidth,
  type DiscGrid,
  discs,
  formatRange,
  ink,
  plotInUnits,
  unsure,
  widthOf,
  write,
} from '../plot.ts';

/** The number of a day, from 1 January 1970. */
const dayNumber = (date: string): number => Date.parse(date) / 86_400_000;

const dateOf = (number: number): Date => new Date(number * 86_400_000);

const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', ...options });

const eventRow = z
  .strictObject({
    name: someWords.describe('What happened; what is named alike is in one line.'),
    from: day.describe('The day, or the first of several.'),
    to: day.describe('The last day; the same where it is one.'),
    filled: yesOrNo.describe('Whether its marks are filled, or rings.'),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'no earlier than "from"' });
type Event = Readonly<z.infer<typeof eventRow>>;

const [head, eventLine] = [24, 44];

/** What happened on the days of a few weeks, one line under another, so that it can be seen what came first. */
export const days = defineForm({
  fields: {},
  row: eventRow,
  columns: ['name', 'number'],
  cells({ name, from, to }, _, { locale }) {
    const format = dateFormat(locale, { month: 'long', year: 'numeric' });
    return [name, format.formatRange(new Date(from), new Date(to))];
  },
  draw(all, _, { locale }) {
    const first = Math.min(...all.map(({ from }) => dayNumber(from)));
    const count = Math.max(...all.map(({ to }) => dayNumber(to))) - first + 1;
    const pitch = chartWidth / count;
    const x = (date: number): number => (date - first + 0.5) * pitch;
    const dates = Array.from({ length: count }, (_, index) => first + index);
    const lines = [...groupBy(all, ({ name }) => name)];
    const height = head + lines.length * eventLine;
    const marksOf = ({ from, to, filled }: Event, y: number) => {
      const [start, end] = [x(dayNumber(from)), x(dayNumber(to))];
      const many = dayNumber(to) - dayNumber(from) + 1;
      const rule = { x1: start, x2: end, fill: 'none', stroke: ink, className: 'length' };
      const look = { r: 5, className: filled ? 'filled' : 'hollow' };
      const grid = { x: start, y, perLine: many, pitch };
      return [...(many > 1 ? [ruleY([y], rule)] : []), discs([0, many], grid, filled, look)];
    };
    return plotInUnits(height, [
      text(dates, {
        x,
        y: () => 8,
        text: (date: number) => dayOfMonth(date, locale),
        fill: ink,
        className: 'grid-label',
      }),
      ruleX(dates, { x, y1: head - 6, y2: height, className: 'grid' }),
      ...lines.flatMap(([name, events], index) => {
        const top = head + index * eventLine;
        return [
          write(name, 0, top + 14, 'label'),
          ...events.flatMap((event) => marksOf(event, top + 33)),
        ];
      }),
    ]);
  },
});

/** A day of the month as a figure alone: with the word for day, as in `14일`, they would touch. */
const dayOfMonth = (date: number, locale: string): string =>
  dateFormat(locale, {})
    .formatToParts(dateOf(date))
    .find(({ type }) => type === 'day')?.value ?? '';

const countRow = z
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
type Count = Readonly<z.infer<typeof countRow>>;

const radius = 3.5;
/** The most discs of a line, where the words beside it leave the room. */
const mostPerLine = 20;
/** How far apart discs and their lines are. */
const pitch = 9;
const rowHeight = 21;

/**
 * What was counted by day as rows of discs, a disc each: filled or hollow by what it was, dashed
 * where the sources differ on the count. The marks of each day are in one group with that day:
 * `<g data-date="2014-07-14">`.
 */
export const tally = defineForm({
  fields: {
    filled: words.describe('The word for what is drawn filled.'),
    gap: z
      .int('must be a number of days')
      .positive('must be more than 0')
      .optional()
      .describe('How many days without any are named in a line of their own; by default none are.'),
  },
  row: countRow,
  columns: ['name', 'number', 'words', 'words'],
  cells: (each, { filled }, words) => [
    formatDay(each, false, words),
    ...countAndWhat(each, filled, words),
    each.place,
  ],
  draw(all, { filled, gap = Number.POSITIVE_INFINITY }, words) {
    const withYear = new Set(all.map(({ date }) => date.slice(0, 4))).size > 1;
    const widest = Math.max(...all.map((each) => widthOf(formatDay(each, withYear, words))));
    const left = widest + 3 * radius;
    const wordsBeside = (each: Count): readonly string[] => {
      const both = countAndWhat(each, filled, words);
      return each.most > 2 * mostPerLine ? both : [both.join(' ')];
    };
    const besideMany = all.filter(({ most }) => most > mostPerLine).flatMap(wordsBeside);
    const room = chartWidth - left - Math.max(0, ...besideMany.map(widthOf));
    const perLine = Math.max(5, Math.min(mostPerLine, Math.round(room / pitch)));
    const groupOf = dayGroups();
    let y = rowHeight / 2;
    const marks = all.flatMap((each, index) => {
      const before = all[index - 1]?.date ?? each.date;
      const quietDays = dayNumber(each.date) - dayNumber(before) - 1;
      const isQuiet = quietDays >= gap;
      const quiet = words.charts.quiet({ days: quietDays });
      const line = isQuiet ? [write(quiet, left - radius, y, 'quiet')] : [];
      if (isQuiet) y += rowHeight;
      const name = formatDay(each, withYear, words);
      const grid = { x: left, y, perLine, pitch };
      const row = drawRow(each, grid, groupOf(each.date), name, wordsBeside(each));
      y += rowHeight + pitch * (Math.ceil(each.most / perLine) - 1);
      return [...line, ...row];
    });
    return plotInUnits(y - rowHeight / 2, marks);
  },
});

/** A day's name, its discs, and after these how many and what; on two lines where they are many. */
function drawRow(
  { least, most, filled }: Count,
  grid: DiscGrid,
  render: RenderFunction,
  name: string,
  beside: readonly string[],
): Markish[] {
  const { x, y, perLine } = grid;
  const look = { render, fill: ink, textAnchor: 'start' } as const;
  const certain = { r: radius, className: filled ? 'filled' : 'hollow', render };
  return [
    text([name], { ...look, x: [0], y: [y], className: 'day' }),
    discs([0, least], grid, filled, certain),
    discs([least, most], grid, filled, { ...certain, ...unsure }),
    text(beside, {
      ...look,
      x: () => x + Math.min(most, perLine) * pitch + 1,
      y: (_: string, index: number) => y + index * 17,
      className: 'label',
    }),
  ];
}

/** What draws the marks of a day into one group, which the plot appends anew with each of them. */
function dayGroups(): (date: string) => RenderFunction {
  const groups = new Map<string, SVGElement>();
  return (date) => (index, scales, values, dimensions, context, next) => {
    const { document } = context;
    const group = groups.get(date) ?? document.createElementNS('http://www.w3.org/2000/svg', 'g');
    groups.set(date, group);
    group.setAttribute('data-date', date);
    group.append(next?.(index, scales, values, dimensions, context) ?? '');
    return group;
  };
}

/** A day, mostly without its year: `14 Jul`. */
const formatDay = ({ date }: Count, withYear: boolean, { locale }: ChartWords): string =>
  dateFormat(locale, { month: 'short', ...(withYear && { year: 'numeric' }) }).format(
    new Date(date),
  );

/** How many, as surely as it is known, and what: `4`, `3 to 7`, `about 100`; `frogs, young`. */
function countAndWhat(
  { least, most, about, category, filled }: Count,
  word: string,
  words: ChartWords,
): [count: string, what: string] {
  const { common, locale } = words;
  const count = least === most ? formatNumber(most, locale) : formatRange(least, most, words);
  return [
    about ? common.about({ figure: count }) : count,
    filled ? common.beside({ first: category, second: word }) : category,
  ];
}

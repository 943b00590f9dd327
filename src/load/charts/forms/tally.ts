import { type Markish, type RenderFunction, text } from '@observablehq/plot';
import { z } from 'zod';
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
  widthOf,
  write,
} from '../plot.ts';

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

const radius = 3.5;
/** How many discs a line holds where what is told beside it leaves the room. */
const mostPerLine = 20;
/** How far apart discs and their lines are. */
const pitch = 9;
const rowHeight = 21;
const labelLine = 17;
const millisecondsPerDay = 86_400_000;

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
      .describe('How many days without any are told as a line of their own; by default none are.'),
  },
  row,
  columns: ['name', 'number', 'words', 'words'],
  cells: (each, { filled }, words) => [
    tellDay(each, false, words),
    ...tell(each, filled, words),
    each.place,
  ],
  draw(all, { filled, gap = Number.POSITIVE_INFINITY }, words) {
    const withYear = new Set(all.map(({ date }) => date.slice(0, 4))).size > 1;
    const widest = Math.max(...all.map((each) => widthOf(tellDay(each, withYear, words))));
    const left = widest + 3 * radius;
    const toldOf = (each: Tally) => {
      const told = tell(each, filled, words);
      return each.most > 2 * mostPerLine ? told : [told.join(' ')];
    };
    const besideMany = all
      .filter(({ most }) => most > mostPerLine)
      .flatMap(toldOf)
      .map(widthOf);
    const room = chartWidth - left - Math.max(0, ...besideMany);
    const perLine = Math.max(5, Math.min(mostPerLine, Math.round(room / pitch)));
    const inGroupOf = dayGroups();
    let y = rowHeight / 2;
    const marks = all.flatMap((each, index) => {
      const quietDays = daysBetween(all[index - 1]?.date ?? each.date, each.date) - 1;
      const quiet =
        quietDays < gap
          ? []
          : [write(words.charts.quiet({ days: quietDays }), left - radius, y, 'quiet')];
      y += quiet.length * rowHeight;
      const name = tellDay(each, withYear, words);
      const grid = { x: left, y, perLine, pitch };
      const drawn = drawRow(each, grid, inGroupOf(each.date), name, toldOf(each));
      y += rowHeight + pitch * (Math.ceil(each.most / perLine) - 1);
      return [...quiet, ...drawn];
    });
    return plotInUnits(y - rowHeight / 2, marks);
  },
});

const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / millisecondsPerDay;

/** A day's name, its discs, and after these how many and what; on two lines where they are many. */
function drawRow(
  { least, most, filled }: Tally,
  grid: DiscGrid,
  render: RenderFunction,
  name: string,
  told: readonly string[],
): Markish[] {
  const { x, y, perLine } = grid;
  const look = { render, fill: ink, textAnchor: 'start' } as const;
  const certain = { r: radius, className: filled ? 'filled' : 'hollow', render };
  const unsure = { ...certain, className: 'hollow unsure', strokeDasharray: '1.8 1.6' };
  return [
    text([name], { ...look, x: [0], y: [y], className: 'day' }),
    discs([0, least], grid, filled, certain),
    discs([least, most], grid, filled, unsure),
    text(told, {
      ...look,
      x: () => x + Math.min(most, perLine) * pitch + 1,
      y: (_: string, index: number) => y + index * labelLine,
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
function tellDay({ date }: Tally, withYear: boolean, { locale }: ChartWords): string {
  const year = withYear ? ({ year: 'numeric' } as const) : {};
  const format = { timeZone: 'UTC', day: 'numeric', month: 'short', ...year } as const;
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(locale, format);
}

/** How many, as surely as it is known, and what: `4`, `3 to 7`, `about 100`; `frogs, young`. */
function tell(each: Tally, word: string, words: ChartWords): [count: string, what: string] {
  const { least, most, about, category, filled } = each;
  const count = least === most ? formatNumber(most, words.locale) : formatRange(least, most, words);
  const { common } = words;
  return [
    about ? common.about({ figure: count }) : count,
    filled ? common.beside({ first: category, second: word }) : category,
  ];
}

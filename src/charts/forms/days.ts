import { z } from 'zod';
import { groupBy } from '../../core/group-by.ts';
import { maybe, words } from '../../read/schema/values.ts';
import { data } from '../../read/text/html.ts';
import type { ChartWords } from '../../words/words.ts';
import {
  count,
  day,
  defineForm,
  formatCount,
  layerCell,
  ordered,
  someWords,
  yesOrNo,
} from '../form.ts';
import {
  chartWidth,
  classOf,
  discs,
  lines,
  type Place,
  placesOf,
  widthOf,
  write,
} from '../marks.ts';

/** Returns the number of days from 1 January 1970 to a date. */
const dayNumber = (date: string): number => Date.parse(date) / 86_400_000;

function spanOf(events: readonly { readonly from: string; readonly to: string }[]) {
  const first = events.reduce((day, { from }) => Math.min(day, dayNumber(from)), Infinity);
  const last = events.reduce((day, { to }) => Math.max(day, dayNumber(to)), -Infinity);
  return { first, many: events.length > 0 ? last - first + 1 : 0 };
}

const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions = {}) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', ...options });

const [head, eventLine] = [24, 44];

/** Draws events on the days of a few weeks, in lines one below the other. */
export const days = defineForm({
  fields: {},
  row: z
    .strictObject({
      name: someWords.describe('What happened; like names share a line.'),
      from: day.describe('The day, or the first of several.'),
      to: day.describe('The last; the same for one day.'),
      filled: yesOrNo.describe('Whether its marks are filled, or rings.'),
      layer: layerCell,
    })
    .refine(({ from, to }) => from <= to, { path: ['to'], error: 'no earlier than "from"' }),
  columns: ['name', 'from'],
  cells({ name, from, to }, _, { locale }) {
    const format = dateFormat(locale, { month: 'long', year: 'numeric' });
    return [name, format.formatRange(new Date(from), new Date(to))];
  },
  span: {
    max: 400,
    unit: 'days',
    of: (rows) => spanOf(rows).many,
    remedy: 'Name days of one year, or write "form: line" or "form: columns" for longer times.',
  },
  draw(all, _, { locale }) {
    const { first, many } = spanOf(all);
    const pitch = chartWidth / many;
    const columns = Array.from({ length: many }, (_, i) => (i + 0.5) * pitch);
    const named = [...groupBy(all, ({ name }) => name)];
    const height = head + named.length * eventLine;
    const grid = columns.map((x) => [x, head - 6, x, height]);
    const names = columns.map((x, i) => {
      // Each day is only a figure: with the word for day, as in `14일`, they would touch.
      const day = new Date((first + i) * 86_400_000).getUTCDate().toLocaleString(locale);
      return write('grid-label', day, [x, 8], 'middle');
    });
    const marks = named.flatMap(([name, events], line) => {
      const top = head + line * eventLine;
      const marksOf = events.flatMap(({ from, to, filled, layer }) => {
        const [start, end] = [from, to].map((date) => dayNumber(date) - first);
        const at = columns.slice(start, (end ?? 0) + 1).map((x): Place => [x, top + 33]);
        return [
          lines(classOf('length', layer), at.length > 1 ? [at.flat()] : []),
          discs(classOf(filled ? 'filled' : 'hollow', layer), at, 5),
        ];
      });
      return [write('label', name, [0, top + 14]), ...marksOf];
    });
    return { height, marks: [...names, lines('grid', grid), ...marks] };
  },
});

const countRow = z
  .strictObject({
    date: day.describe('The day.'),
    ...count,
    about: yesOrNo.describe('Whether the number is approximate.'),
    category: someWords.describe('What was counted.'),
    filled: yesOrNo.describe('Whether its discs are filled, or rings.'),
    place: someWords.describe('Where.'),
  })
  .refine(...ordered);
type Count = Readonly<z.infer<typeof countRow>>;

const radius = 3.5;
/** The maximum number of discs in a line; words beside it may leave room for fewer. */
const maxPerLine = 20;
/** The distance between discs, and between their lines. */
const pitch = 9;
const rowHeight = 21;

/** Draws counts by day with a disc for each one: filled or hollow by what it was, dashed if sources differ. */
export const tally = defineForm({
  fields: {
    filled: words.describe('The word for what is drawn filled.'),
    gap: maybe(
      z.int('must be a number of days').positive('must be more than 0'),
      'From how many days on a gap has a line of its own; by default none has.',
    ),
  },
  row: countRow,
  columns: ['date', 'least', 'category', 'place'],
  marks: { max: 5000, of: ({ most }) => most },
  cells: (each, { filled }, words) => [
    formatDay(each.date, false, words),
    ...countAndWhat(each, filled, words),
    each.place,
  ],
  draw(all, { filled: word, gap = Number.POSITIVE_INFINITY }, words) {
    const byDay = [...groupBy(all, ({ date }) => date)];
    const withYear = new Set(all.map(({ date }) => date.slice(0, 4))).size > 1;
    const nameOf = (date: string): string => formatDay(date, withYear, words);
    const left = Math.max(...byDay.map(([date]) => widthOf(nameOf(date)))) + 3 * radius;
    const wordsBeside = (each: Count): readonly string[] => {
      const both = countAndWhat(each, word, words);
      return each.most > 2 * maxPerLine ? both : [both.join(' ')];
    };
    const besideMany = all.filter(({ most }) => most > maxPerLine).flatMap(wordsBeside);
    const room = chartWidth - left - Math.max(0, ...besideMany.map(widthOf));
    const perLine = Math.max(5, Math.min(maxPerLine, Math.round(room / pitch)));
    let y = rowHeight / 2;
    const marks = byDay.flatMap(([date, counts], index) => {
      const [before = date] = byDay[index - 1] ?? [];
      const quietDays = dayNumber(date) - dayNumber(before) - 1;
      const quiet = words.charts.quiet({ days: quietDays });
      const line = quietDays >= gap ? [write('quiet', quiet, [left - radius, y])] : [];
      y += line.length * rowHeight;
      const rows = counts.flatMap((each) => {
        const { least, most, filled } = each;
        const places = (from: number, to: number) => placesOf([left, y], perLine, pitch, from, to);
        const end = left + Math.min(most, perLine) * pitch + 1;
        const row = [
          write('day', nameOf(date), [0, y]),
          discs(filled ? 'filled' : 'hollow', places(0, least), radius),
          discs('hollow unsure', places(least, most), radius),
          ...wordsBeside(each).map((text, i) => write('label', text, [end, y + i * 17])),
        ];
        y += rowHeight + pitch * (Math.ceil(most / perLine) - 1);
        return row;
      });
      return [...line, `<g${data('date', date)}>${rows.join('')}</g>`];
    });
    return { height: y - rowHeight / 2, marks };
  },
});

/** Formats a day, mostly without its year: `14 Jul`. */
function formatDay(date: string, withYear: boolean, { locale }: ChartWords): string {
  const format = dateFormat(locale, { month: 'short', ...(withYear && { year: 'numeric' }) });
  return format.format(new Date(date));
}

/** Formats a count and what was counted: `4`, `3 to 7`, `about 100`; `frogs, young`. */
function countAndWhat(
  { least, most, about, category, filled }: Count,
  word: string,
  words: ChartWords,
): [count: string, what: string] {
  const figure = formatCount(least, most, words);
  return [
    about ? words.common.about({ figure }) : figure,
    filled ? words.common.beside({ first: category, second: word }) : category,
  ];
}

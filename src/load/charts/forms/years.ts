import { z } from 'zod';
import { groupBy } from '../../../core/group-by.ts';
import { formatNumber } from '../../../words/formats.ts';
import type { ChartWords } from '../../../words/words.ts';
import { phrase } from '../../schema/values.ts';
import {
  count,
  defineForm,
  formatCount,
  formatRound,
  layerCell,
  ordered,
  someWords,
  wholeNumber,
  year,
  yesOrNo,
} from '../form.ts';
import {
  classOf,
  type Drawing,
  discs,
  bars as drawBars,
  lines,
  type Place,
  widthOf,
  write,
} from '../marks.ts';

/** Where years and values from 0 are, in the chart's own units. */
interface Plane {
  readonly x: (year: number) => number;
  readonly y: (value: number) => number;
  /** From one year to the next. */
  readonly pitch: number;
  /** The value from one gridline to the next, and that at the top. */
  readonly step: number;
  readonly most: number;
}

const [height, left, right, top, bottom] = [240, 8, 342, 12, 216];

/** Draws marks over years to scale, with two or three gridlines at round values, and round years. */
function overYears(
  years: readonly number[],
  values: readonly number[],
  words: ChartWords,
  marksOn: (plane: Plane) => readonly string[],
  isBesideNames = false,
): Drawing {
  const step = roundStep(Math.max(...values) / 3);
  const most = Math.max(1, Math.ceil(Math.max(...values) / (step / 5))) * (step / 5);
  const grid = inclusive(1, Math.floor(most / step)).map((index) => index * step);
  const widest = Math.max(0, ...grid.map((value) => widthOf(formatRound(value, words))));
  const start = left + (isBesideNames ? widest : 0);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const pitch = (right - start) / (last - first + 1.5);
  const x = (year: number): number => start + (year - first + 1) * pitch;
  const y = (value: number): number => bottom - (value / most) * (bottom - top);
  const every = roundStep((last - first) / 4);
  const named = inclusive(first, last).filter((each) => each % every === 0);
  const across = (value: number) => [left, y(value), right, y(value)];
  const tick = (each: number) => [x(each), bottom, x(each), bottom + 4];
  const nameOf = (value: number) =>
    write('grid-label', formatRound(value, words), [left, y(value) - 9]);
  return {
    height,
    marks: [
      lines('grid', grid.map(across)),
      ...grid.map(nameOf),
      lines('base', [across(0)]),
      lines('tick', named.map(tick)),
      ...named.map((each) => write('year', `${each}`, [x(each), bottom + 9], 'middle', '0.7em')),
      ...marksOn({ x, y, pitch, step, most }),
    ],
  };
}

const inclusive = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** The least whole number of 1, 2, 5, 10, 20 … that is no less than another number. */
function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, atLeast)));
  return ([1, 2, 5].find((step) => step * power >= atLeast) ?? 10) * power;
}

/** A bar a year, hollow where the value was derived from a sum of several years; the peak and the last are named. */
export const bars = defineForm({
  fields: {
    given: phrase.describe('What the table calls a value that a source gives.'),
    derived: phrase.describe('What it calls one that was derived from a sum.'),
  },
  row: z.strictObject({
    date: year.describe('The year.'),
    value: wholeNumber.describe('How many.'),
    derived: yesOrNo.describe('`yes` where it was derived from a sum of several years.'),
  }),
  columns: ['name', 'number', 'words'],
  cells: ({ date, value, derived }, names, words) => [
    String(date),
    formatNumber(value, words.locale),
    derived ? names.derived : names.given,
  ],
  draw(all, _, words) {
    const [years, values] = [all.map(({ date }) => date), all.map(({ value }) => value)];
    const peak = values.indexOf(Math.max(...values));
    const marksOn = ({ x, y, pitch }: Plane) => {
      const drawn = (look: string, some: typeof all) => {
        const tops = some.map(({ date, value }): Place => [x(date), y(value)]);
        return drawBars(look, tops, pitch - 3, bottom);
      };
      const labels = all.map(({ date, value }, i) => {
        if (i !== peak && i !== all.length - 1) return '';
        const near = all.filter((other) => Math.abs(other.date - date) <= 1);
        const over = y(Math.max(...near.map((other) => other.value))) - 9;
        return write('label', formatNumber(value, words.locale), [x(date), over], 'middle');
      });
      const [sure, derived] = [false, true].map((is) => all.filter((bar) => bar.derived === is));
      return [drawn('filled', sure ?? []), drawn('hollow', derived ?? []), ...labels];
    };
    return overYears(years, values, words, marksOn, true);
  },
});

/** Numbers over the years as lines, each with its name at its end. */
export const line = defineForm({
  fields: {},
  row: z.strictObject({
    date: year.describe('The year.'),
    value: wholeNumber.describe('How many.'),
    name: someWords.describe('What was counted; what is named alike is joined by a line.'),
    layer: layerCell,
  }),
  columns: ['name', 'number', 'words'],
  cells: ({ date, value, name }, _, { locale }) => [`${date}`, formatNumber(value, locale), name],
  draw(all, _, words) {
    const [years, values] = [all.map(({ date }) => date), all.map(({ value }) => value)];
    const series = [...groupBy(all, ({ name }) => name).values()].map((points) =>
      points.toSorted((a, b) => a.date - b.date),
    );
    const ends = series.flatMap((points) => points.at(-1) ?? []);
    return overYears(years, values, words, ({ x, y, most }) => [
      ...series.map((points) => {
        const places = points.flatMap(({ date, value }) => [x(date), y(value)]);
        return lines(classOf('length lines', points[0]?.layer), [places]);
      }),
      ...ends.map(({ name, date, value }) => {
        const isUnder = ends.some((end) => end.value > value && end.value < value + most / 6);
        return write('label', name, [x(date), y(value) + (isUnder ? 13 : -11)], 'end');
      }),
    ]);
  },
});

const certainties = ['counted', 'about', 'over', 'either', 'between'] as const;
const accountRow = z
  .strictObject({
    from: year.describe('The first year that it covers.'),
    to: year.describe('The last; the same for a single year.'),
    ...count,
    certainty: z
      .enum(certainties, certainties.map((word) => `"${word}"`).join(', '))
      .describe('How certain it is.'),
    source: someWords.describe('Who gives it.'),
  })
  .refine(...ordered);
type Account = Readonly<z.infer<typeof accountRow>>;

const labels = z
  .record(
    z.string().regex(/^\d{4}$/, 'must be a year'),
    z.strictObject({
      dx: z.number('must be a number'),
      dy: z.number('must be a number'),
      anchor: z.enum(['start', 'middle', 'end'], 'must be start, middle or end'),
    }),
    'must be years',
  )
  .describe(
    'The years whose accounts are named in the drawing, and the offset of each name in pixels.',
  );

const radius = 3.5;

/**
 * One number over the years, as accounts of different kinds: the figures of the source that gives
 * most of them as filled discs joined by a line, those of others as hollow discs, and figures that
 * differ as bars from the least to the most. A dashed rise is above a figure that is the least alone.
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
  draw(all, { labels: named }, words) {
    const sources = [...groupBy(all, ({ source }) => source).values()];
    const [main] = sources.sort((a, b) => b.length - a.length)[0] ?? [];
    const single = all.filter(({ least, most }) => least === most);
    const own = single.filter(({ source }) => source === main?.source);
    const others = single.filter(({ source }) => source !== main?.source);
    const open = others.filter(({ certainty }) => certainty === 'over');
    const differing = all.filter(({ least, most }) => least !== most);
    const marksOn = ({ x, y, step }: Plane) => {
      const placeOf = ({ from, to, most }: Account): Place => [x((from + to) / 2), y(most)];
      const flat = (from: number, to: number, at: number) => [x(from), y(at), x(to), y(at)];
      const upright = (at: number, from: number, to: number) => [x(at), y(from), x(at), y(to)];
      const spans = own.map(({ from, to, most }) => flat(from, to, most));
      const rises = open.map(({ from, least }) => upright(from, least, least + step / 5));
      const rangeOf = ({ from, least, most }: Account) => [
        upright(from, least, most),
        ...[least, most].map((value) => flat(from - 0.5, from + 0.5, value)),
      ];
      const labelOf = (account: Account) => {
        const { from, to, least, most, certainty } = account;
        const place = from === to ? named[from] : undefined;
        if (!place) return '';
        const value = certainty === 'either' ? least : (least + most) / 2;
        const figure = formatAccount(account, words);
        const label = words.common.term({ term: String(from), words: figure });
        return write('label', label, [x(from) + place.dx, y(value) + place.dy], place.anchor);
      };
      return [
        lines('joined', [own.flatMap(placeOf), ...spans]),
        discs('filled', own.map(placeOf), radius),
        lines('open', rises),
        discs('hollow', others.map(placeOf), radius),
        lines('range', differing.flatMap(rangeOf)),
        ...all.map(labelOf),
      ];
    };
    const years = all.flatMap(({ from, to }) => [from, to]);
    const values = all.map(({ most }) => most);
    return overYears(years, values, words, marksOn);
  },
});

/** A number with its certainty: `459,427`, `about 220,000`, `1.7 to 2.16 million`. */
function formatAccount({ least, most, certainty }: Account, words: ChartWords): string {
  const exact = (number: number): string => formatNumber(number, words.locale);
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
      return formatCount(least, most, words);
  }
}

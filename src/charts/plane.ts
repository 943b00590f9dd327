import { range } from '../core/numbers.ts';
import { isDate } from '../read/schema/values.ts';
import { formatDate } from '../words/formats.ts';
import type { ChartWords } from '../words/words.ts';
import { figureOf, formatRound, roundStep } from './form.ts';
import { chartWidth, type Drawing, lines, widthOf, write } from './marks.ts';

/** A row with its time: a year plus the share of it that has passed, or the index of a name. */
type Point<Row> = Row & { readonly at: number };

/** Sorts rows by their times, which have the same precision, or by the order of their names. */
export function pointsOf<Row extends { readonly date: string }>(rows: readonly Row[]) {
  const names = [...new Set(rows.map(({ date }) => date))];
  const timeOf = (date: string): number => {
    if (!isDate(date)) return names.indexOf(date);
    const year = Number(date.slice(0, 4));
    const [begins = 0, ends = 1] = [year, year + 1].map((each) => Date.UTC(each, 0));
    return year + (Date.parse(date) - begins) / (ends - begins);
  };
  return rows.map((row) => ({ ...row, at: timeOf(row.date) })).sort((a, b) => a.at - b.at);
}

/** Formats a month or a day; returns years and names unchanged. */
export const nameTime = (
  date: string,
  { locale }: ChartWords,
  month: 'long' | 'short' = 'long',
): string => (isDate(date) && date.length > 4 ? formatDate(date, locale, month) : date);

/** The scales of times and values, in the chart's units. */
export interface Plane {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  /** The minimum distance between two times. */
  readonly pitch: number;
  readonly step: number;
}

const [height, left, right, top, bottom] = [240, 8, 342, 12, 216];

/**
 * Draws marks over a time scale, with two to six gridlines at round values, and as many names of times as have room.
 * @param floor A value that the scale must reach. @param isBesideNames True if marks start after gridlines' names.
 */
export function overTimes(
  points: readonly Point<{ readonly date: string; readonly value: number | undefined }>[],
  words: ChartWords,
  marksOn: (plane: Plane) => readonly string[],
  { floor = 0, isBesideNames = true } = {},
): Drawing {
  const values = points.flatMap(({ value }) => value ?? []);
  const [lowest, highest] = [Math.min(floor, ...values), Math.max(floor, ...values)];
  const far = roundStep((highest - lowest) / 3);
  const step = highest - lowest < 2 * far ? roundStep((highest - lowest) / 5) : far;
  const fifth = step / 5;
  const min = Math.floor(lowest / fifth) * fifth;
  const max = Math.max(min / fifth + 1, Math.ceil(highest / fifth)) * fifth;
  const y = (value: number): number => bottom - ((value - min) / (max - min)) * (bottom - top);
  const indices = range(Math.ceil(min / step), Math.floor(max / step));
  const grid = indices.flatMap((index) => index * step || []);
  const widest = Math.max(0, ...grid.map((value) => widthOf(formatRound(value, words))));
  const start = left + (isBesideNames ? widest : 0);
  const [first = 0, last = first] = [points[0]?.at, points.at(-1)?.at];
  const gaps = points.flatMap(({ at }, i) => at - (points[i - 1]?.at ?? at) || []);
  const gap = gaps.length > 0 ? Math.min(...gaps) : 1;
  const unit = (right - start) / (last - first + 1.5 * gap);
  const x = (at: number): number => start + (at - first + gap) * unit;
  const every = roundStep(Math.max(1, (last - first) / 4));
  const years = range(first, last).filter((each) => each % every === 0);
  const roundYears = years.map((year) => [year, `${year}`] as const);
  const times = points.map(({ at, date }) => [at, nameTime(date, words, 'short')] as const);
  const own = placeNames(times, x);
  const hasRoom = own.length === points.length || !/^\d{4}$/.test(points[0]?.date ?? '');
  const named = hasRoom ? own : placeNames(roundYears, x);
  const ticks = named.map(({ at }) => [x(at), bottom, x(at), bottom + 4]);
  const across = (value: number) => [left, y(value), right, y(value)];
  return {
    height,
    marks: [
      lines('grid', grid.map(across)),
      ...grid.map((value) => write('grid-label', formatRound(value, words), [left, y(value) - 9])),
      lines('base', [across(Math.max(min, 0))]),
      lines('tick', ticks),
      ...named.map(({ name, middle }) =>
        write('year', name, [middle, bottom + 9], 'middle', '0.7em'),
      ),
      ...marksOn({ x, y, pitch: gap * unit, step }),
    ],
  };
}

/** Places names at their times, within the chart; leaves out a name without room after the one before. */
function placeNames(names: readonly (readonly [at: number, name: string])[], x: Plane['x']) {
  let end = 0;
  return names.flatMap(([at, name]) => {
    const half = widthOf(name) / 2;
    const middle = Math.max(half, Math.min(x(at), chartWidth - half));
    if (middle - half < end) return [];
    end = middle + half + 12;
    return [{ at, name, middle }];
  });
}

/** Writes the peak's figure and, if there is room, the last point's, above the marks beneath and above `least`. */
export function drawFigures(
  points: readonly Point<{ readonly value: number }>[],
  { x, y, pitch }: Plane,
  words: ChartWords,
  least = Number.NEGATIVE_INFINITY,
): readonly string[] {
  const [peak] = points.toSorted((a, b) => b.value - a.value);
  const ends = [peak, points.at(-1)].flatMap((point) => point ?? []);
  const named = ends.map(({ at, value }) => [at, figureOf(value, words)] as const);
  return placeNames(named, x).map(({ name, middle }) => {
    const near = points.filter(({ at }) => Math.abs(x(at) - middle) < (widthOf(name) + pitch) / 2);
    const over = y(Math.max(least, ...near.map(({ value }) => value)));
    return write('label', name, [middle, over - 9], 'middle');
  });
}

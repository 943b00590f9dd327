import type { Markish } from '@observablehq/plot';
import { z } from 'zod';
import { formatNumber } from '../../../words/formats.ts';
import type { ChartWords } from '../../../words/words.ts';
import { escapeHtml } from '../../text/html.ts';
import { defineForm, ordered, someWords, wholeNumber, yesOrNo } from '../form.ts';
import {
  chartWidth,
  discs,
  formatRange,
  formatRound,
  plotInUnits,
  unsure,
  write,
} from '../plot.ts';

const groupRow = z
  .strictObject({
    name: someWords.describe('What was counted.'),
    least: wholeNumber.describe('How many, or the fewest that it may be.'),
    most: wholeNumber.describe('The most that it may be; the same where it is one number.'),
    filled: yesOrNo.describe('Whether its dots are filled, or rings.'),
  })
  .refine(...ordered);
type Group = Readonly<z.infer<typeof groupRow>>;

const mostDots = 1000;

/**
 * Counts to one scale, a dot for so many, filled or as rings. A part of a dot is as large a part of its area,
 * within the outline of a whole one. Dashed rings go on from the fewest to the most of a range.
 */
export const dots = defineForm({
  fields: {
    each: z
      .int('must be a whole number')
      .positive('must be more than 0')
      .describe('How many a dot stands for.'),
  },
  row: groupRow,
  columns: ['name', 'number'],
  cells: ({ name, least, most }, _, words) => [
    name,
    least === most ? formatNumber(most, words.locale) : formatRange(least, most, words),
  ],
  check(all, { each }) {
    const most = Math.max(...all.map((group) => group.most));
    const least = Math.ceil(most / mostDots);
    if (each >= least) return undefined;
    const problem = `${most} would be more than ${mostDots} dots.`;
    return { field: 'each', problem, remedy: `Make it ${least} or more.` };
  },
  draw(all, { each }, words) {
    const most = Math.max(...all.map((group) => Math.ceil(group.most / each)));
    const perLine = Math.max(12, Math.ceil(Math.sqrt(most * 6)));
    const [heading, between] = [22, 14];
    let top = 0;
    const marks = all.flatMap((group) => {
      const pitch = chartWidth / perLine;
      const grid = { x: pitch / 2, y: top + heading + pitch / 2, perLine, pitch };
      const drawn = drawGroup(group, each, grid, words);
      const { name, least } = group;
      const count =
        least === group.most ? formatRound(least, words) : formatRange(least, group.most, words);
      const label = words.common.term({ term: name, words: count });
      const title = write(label, 0, top + 9, 'label');
      top += heading + Math.ceil(group.most / each / perLine) * pitch + between;
      return [title, ...drawn];
    });
    return plotInUnits(Math.ceil(top - between), marks);
  },
});

function drawGroup(
  { least, most, filled }: Group,
  each: number,
  grid: Parameters<typeof discs>[1],
  words: ChartWords,
): Markish[] {
  const count = least / each;
  const look = { r: grid.pitch * 0.4, className: filled ? 'filled' : 'hollow' };
  const whole = Math.floor(count);
  const part = count - whole;
  const last = [whole, whole + (part > 0 ? 1 : 0)] as const;
  const style = { style: 'percent', maximumSignificantDigits: 2 } as const;
  const share = part.toLocaleString(words.locale, style);
  return [
    discs([0, whole], grid, filled, look),
    discs(last, grid, false, { ...look, className: 'whole' }),
    discs(last, grid, filled, { ...look, r: look.r * Math.sqrt(part) }),
    ...(most > least
      ? [discs([last[1], Math.ceil(most / each)], grid, false, { ...look, ...unsure })]
      : []),
    ...(part > 0 && whole === 0
      ? [write(words.charts.ofOneDot({ share }), grid.pitch + 2, grid.y, 'label part')]
      : []),
  ];
}

const mostMarks = 100_000;

/**
 * Counts as fields of marks, a mark for each one counted, in bands one above the other. The marks of a day
 * are in one group with it, `<g data-date="2014">`. A line of marks is a stroke that is dashed to dots, so
 * that a field of tens of thousands is a few hundred pieces of a path.
 */
export const field = defineForm({
  fields: {
    perLine: z
      .int('must be a whole number')
      .min(10, 'must be 10 or more')
      .max(200, 'must be 200 or less')
      .describe('How many marks a line has.'),
  },
  row: z.strictObject({
    date: z.string().trim().describe('The day or year of a layer that it belongs to, or nothing.'),
    name: someWords.describe('What was counted.'),
    value: wholeNumber.describe('How many.'),
    filled: yesOrNo.describe('Whether its marks are filled, or rings.'),
  }),
  columns: ['name', 'number'],
  cells: ({ name, value }, _, words) => [name, formatNumber(value, words.locale)],
  check(all) {
    const sum = all.reduce((total, { value }) => total + value, 0);
    if (sum <= mostMarks) return undefined;
    const problem = `${sum} would be more than ${mostMarks} marks.`;
    return { field: 'form', problem, remedy: 'Write form: dots, where a mark stands for many.' };
  },
  draw(all, { perLine }, words) {
    const pitch = Math.floor((chartWidth / perLine) * 100) / 100;
    const [heading, between] = [18, 10];
    let top = 0;
    const bands = all.map(({ date, name, value, filled }) => {
      const y = top + heading + pitch / 2;
      top += heading + Math.ceil(value / perLine) * pitch + between;
      const d = dashesOf(value, perLine, pitch, y);
      const title = words.common.term({ term: name, words: formatNumber(value, words.locale) });
      const label = `<text class="label" text-anchor="start" x="0" y="${short(y - pitch / 2 - 6)}">${escapeHtml(title)}</text>`;
      const dash = `stroke-dasharray="0 ${short(pitch)}"`;
      const marks = `<path class="marks" d="${d}" stroke-width="${short(pitch * 0.54)}" ${dash}/>`;
      const holes = `<path class="marks holes" d="${d}" stroke-width="${short(pitch * 0.3)}" ${dash}/>`;
      const of = date === '' ? '' : ` data-date="${escapeHtml(date)}"`;
      return `<g${of}>${label}${marks}${filled ? '' : holes}</g>`;
    });
    const svg = plotInUnits(top - between, []);
    svg.insertAdjacentHTML('beforeend', bands.join(''));
    return svg;
  },
});

/** A path with a line for each row of marks, as long as its marks, which are `pitch` apart. */
function dashesOf(count: number, perLine: number, pitch: number, top: number): string {
  const rows = Array.from({ length: Math.ceil(count / perLine) }, (_, row) => {
    const marks = Math.min(perLine, count - row * perLine);
    const y = short(top + row * pitch);
    return `M${short(pitch / 2)} ${y}h${short((marks - 1) * pitch + 0.1)}`;
  });
  return rows.join('');
}

const short = (value: number): string => String(Number(value.toFixed(2)));

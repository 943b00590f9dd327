import { z } from 'zod';
import { formatNumber } from '../../../words/formats.ts';
import { escapeHtml } from '../../text/html.ts';
import {
  count,
  defineForm,
  formatCount,
  formatRound,
  ordered,
  someWords,
  wholeNumber,
  yesOrNo,
} from '../form.ts';
import { chartWidth, discs, placesOf, write } from '../marks.ts';

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
  row: z
    .strictObject({
      name: someWords.describe('What was counted.'),
      ...count,
      filled: yesOrNo.describe('Whether its dots are filled, or rings.'),
    })
    .refine(...ordered),
  columns: ['name', 'number'],
  cells: ({ name, least, most }, _, words) => [name, formatCount(least, most, words)],
  marks: { most: 2000, of: ({ most }, { each }) => most / each },
  draw(all, { each }, words) {
    const widest = Math.max(...all.map(({ most }) => Math.ceil(most / each)));
    const perLine = Math.max(12, Math.ceil(Math.sqrt(widest * 6)));
    const pitch = chartWidth / perLine;
    const radius = pitch * 0.4;
    const [heading, between] = [22, 14];
    let top = 0;
    const marks = all.flatMap(({ name, least, most, filled }) => {
      const grid = { start: [pitch / 2, top + heading + pitch / 2], perLine, pitch } as const;
      const look = filled ? 'filled' : 'hollow';
      const whole = Math.floor(least / each);
      const part = least / each - whole;
      const last = whole + (part > 0 ? 1 : 0);
      const style = { style: 'percent', maximumSignificantDigits: 2 } as const;
      const share = part.toLocaleString(words.locale, style);
      const figure = least === most ? formatRound(least, words) : formatCount(least, most, words);
      const title = words.common.term({ term: name, words: figure });
      const [, middle] = grid.start;
      const titled = write('label', title, [0, top + 9]);
      top += heading + Math.ceil(most / each / perLine) * pitch + between;
      return [
        titled,
        discs(look, placesOf(grid, 0, whole), radius),
        discs('whole', placesOf(grid, whole, last), radius),
        discs(look, placesOf(grid, whole, last), radius * Math.sqrt(part)),
        discs('hollow unsure', placesOf(grid, last, Math.ceil(most / each)), radius),
        ...(part > 0 && whole === 0
          ? [write('label part', words.charts.ofOneDot({ share }), [pitch + 2, middle])]
          : []),
      ];
    });
    return { height: top - between, marks };
  },
});

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
  marks: { most: 100_000, of: ({ value }) => value },
  draw(all, { perLine }, words) {
    const pitch = Math.floor((chartWidth / perLine) * 100) / 100;
    const [heading, between] = [18, 10];
    let top = 0;
    const marks = all.map(({ date, name, value, filled }) => {
      const y = top + heading;
      top = y + Math.ceil(value / perLine) * pitch + between;
      const d = dashesOf(value, perLine, pitch, y + pitch / 2);
      const strokes = (look: string, width: number) =>
        `<path class="${look}" d="${d}" stroke-width="${short(width)}" stroke-dasharray="0 ${short(pitch)}"/>`;
      const title = words.common.term({ term: name, words: formatNumber(value, words.locale) });
      const of = date === '' ? '' : ` data-date="${escapeHtml(date)}"`;
      const holes = filled ? '' : strokes('marks holes', pitch * 0.3);
      const band = write('label', title, [0, y - 6], 'start', '0') + strokes('marks', pitch * 0.54);
      return `<g${of}>${band}${holes}</g>`;
    });
    return { height: top - between, marks };
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

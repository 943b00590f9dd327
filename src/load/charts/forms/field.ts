import { z } from 'zod';
import { formatNumber } from '../../../words/formats.ts';
import { escapeHtml } from '../../text/html.ts';
import { defineForm, someWords, wholeNumber, yesOrNo } from '../form.ts';
import { chartWidth, plotInUnits } from '../plot.ts';

const row = z.strictObject({
  date: z.string().trim().describe('The day or year of a layer that it belongs to, or nothing.'),
  name: someWords.describe('What was counted.'),
  value: wholeNumber.describe('How many.'),
  filled: yesOrNo.describe('Whether its marks are filled, or rings.'),
});

/** In the chart's own units: the line of a band's name, and what lies between two bands. */
const [heading, between] = [18, 10];
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
  row,
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
    let top = 0;
    const bands = all.map(({ date, name, value, filled }) => {
      const y = top + heading + pitch / 2;
      top += heading + Math.ceil(value / perLine) * pitch + between;
      const d = linesOf(value, perLine, pitch, y);
      const told = words.common.term({ term: name, words: formatNumber(value, words.locale) });
      const label = `<text class="label" text-anchor="start" x="0" y="${short(y - pitch / 2 - 6)}">${escapeHtml(told)}</text>`;
      const of = date === '' ? '' : ` data-date="${escapeHtml(date)}"`;
      const dash = `stroke-dasharray="0 ${short(pitch)}"`;
      const marks = `<path class="marks" d="${d}" stroke-width="${short(pitch * 0.54)}" ${dash}/>`;
      const holes = `<path class="marks holes" d="${d}" stroke-width="${short(pitch * 0.3)}" ${dash}/>`;
      return `<g${of}>${label}${marks}${filled ? '' : holes}</g>`;
    });
    const svg = plotInUnits(top - between, []);
    svg.insertAdjacentHTML('beforeend', bands.join(''));
    return svg;
  },
});

/** A line for each row of marks, as long as its marks, which stand `pitch` apart. */
function linesOf(count: number, perLine: number, pitch: number, top: number): string {
  const rows = Array.from({ length: Math.ceil(count / perLine) }, (_, row) => {
    const marks = Math.min(perLine, count - row * perLine);
    const y = short(top + row * pitch);
    return `M${short(pitch / 2)} ${y}h${short((marks - 1) * pitch + 0.1)}`;
  });
  return rows.join('');
}

const short = (value: number): string => String(Number(value.toFixed(2)));

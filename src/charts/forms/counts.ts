import { z } from 'zod';
import { between, maybe } from '../../read/schema/values.ts';
import { data } from '../../read/text/html.ts';
import {
  amount,
  defineForm,
  figureOf,
  formatCount,
  formatRound,
  isKnown,
  roundStep,
  someWords,
  wholeNumber,
  yesOrNo,
} from '../form.ts';
import {
  chartWidth,
  type Drawing,
  discs,
  type Place,
  placesOf,
  short,
  widthOf,
  write,
} from '../marks.ts';

/** Draws counts as dots of `each`, the last a share of a dot's area; dashed rings continue to a range's maximum. */
export const dots = defineForm({
  fields: {
    each: maybe(
      z.int('must be a whole number').positive('must be more than 0'),
      'How many a dot represents; by default so many that no row has over 100.',
    ),
    perLine: maybe(
      between(2, 200).int('must be a whole number'),
      'The dots in a line, 12 at least by default; the fewer, the larger.',
    ),
  },
  row: z
    .strictObject({
      name: someWords.describe('What was counted.'),
      value: amount
        .refine((value = 0) => value >= 0, 'no less than 0; bars and columns may be')
        .describe('How many, or the least.'),
      most: maybe(amount, 'The most, where that is more.'),
      filled: maybe(yesOrNo, 'Whether its dots are filled, by default, or rings.'),
    })
    .refine(({ value = 0, most = value }) => value <= most, {
      path: ['most'],
      error: 'no less than the number before it',
    }),
  columns: ['name', 'value'],
  cells: ({ name, value, most = value }, _, words) => [
    name,
    value === undefined || most === undefined ? '' : formatCount(value, most, words),
  ],
  marks: {
    max: 2000,
    of: ({ value = 0, most = value }, { each }) => (each ? most / each : Math.min(most, 100)),
  },
  draw(rows, fields, words) {
    const all = rows
      .filter(isKnown)
      .map((row) => ({ ...row, most: row.most ?? row.value, filled: row.filled ?? true }));
    const each = fields.each ?? roundStep(Math.max(100, ...all.map(({ most }) => most)) / 100);
    const widest = Math.max(...all.map(({ most }) => Math.ceil(most / each)));
    const perLine = fields.perLine ?? Math.max(12, Math.ceil(Math.sqrt(widest * 6)));
    const pitch = chartWidth / perLine;
    const radius = pitch * 0.4;
    const [heading, between] = [22, 14];
    let top = 0;
    const marks = all.flatMap(({ name, value: least, most, filled }) => {
      const middle = top + heading + pitch / 2;
      const places = (from: number, to: number) =>
        placesOf([pitch / 2, middle], perLine, pitch, from, to);
      const look = filled ? 'filled' : 'hollow';
      const whole = Math.floor(least / each);
      const part = least / each - whole;
      const last = whole + (part > 0 ? 1 : 0);
      const style = { style: 'percent', maximumSignificantDigits: 2 } as const;
      const share = part.toLocaleString(words.locale, style);
      const figure = least === most ? formatRound(least, words) : formatCount(least, most, words);
      const title = words.common.term({ term: name, words: figure });
      const titled = write('label', title, [0, top + 9]);
      top += heading + Math.ceil(most / each / perLine) * pitch + between;
      return [
        titled,
        discs(look, places(0, whole), radius),
        discs('whole', places(whole, last), radius),
        discs(look, places(whole, last), radius * Math.sqrt(part)),
        discs('hollow unsure', places(last, Math.ceil(most / each)), radius),
        ...(part > 0 && whole === 0
          ? [write('label part', words.charts.ofOneDot({ share }), [pitch + 2, middle])]
          : []),
      ];
    });
    if (fields.each || each === 1) return { height: top - between, marks };
    const key = write('grid-label', `= ${formatRound(each, words)}`, [pitch + 4, top + 7]);
    const dot = discs('filled', [[pitch / 2, top + 7]], radius);
    return { height: top + 14, marks: [...marks, dot, key] };
  },
});

/** Draws counts with a mark for `each` of them; a line of marks is a dashed stroke, so that thousands are a short path. */
export const field = defineForm({
  fields: {
    perLine: between(10, 200)
      .int('must be a whole number')
      .default(100)
      .describe('The marks in a line of a band; 100 by default.'),
    each: z
      .int('must be a whole number')
      .positive('must be more than 0')
      .default(1)
      .describe('How many a mark represents, rounded; 1 by default.'),
  },
  row: z.strictObject({
    date: z.string().trim().describe('The day or year of a layer that it belongs to, or nothing.'),
    name: someWords.describe('What was counted.'),
    value: wholeNumber.describe('How many.'),
    filled: yesOrNo.describe('Whether its marks are filled, or rings.'),
  }),
  columns: ['name', 'value'],
  cells: ({ name, value }, _, words) => [name, figureOf(value, words)],
  marks: { max: 100_000, of: ({ value }, { each }) => value / each },
  draw(rows, { perLine, each }, words) {
    const all = rows.map((row) => ({ ...row, marks: Math.ceil(row.value / each - 0.5) }));
    const [heading, between] = [18, 10];
    const titleOf = ({ name, value }: Counted) =>
      words.common.term({ term: name, words: figureOf(value, words) });
    const dated = all.filter(({ date }) => date !== '');
    const columns = dated.length > 0 ? drawColumns(dated, titleOf) : { height: 0, marks: [] };
    const pitch = Math.floor((chartWidth / perLine) * 100) / 100;
    let top = columns.height > 0 ? columns.height + between : 0;
    const bands = all.flatMap((row) => {
      if (row.date !== '') return [];
      const y = top + heading;
      const count = Math.ceil(row.marks / perLine);
      top = y + count * pitch + between;
      const lines = Array.from({ length: count }, (_, line) => {
        const marks = Math.min(perLine, row.marks - line * perLine);
        return { marks, at: [pitch / 2, y + (line + 0.5) * pitch] } as const;
      });
      const dots = dotted('h', lines, pitch, row.filled);
      return `<g>${write('label', titleOf(row), [0, y - 6], 'start', '0')}${dots}</g>`;
    });
    return { height: top - between, marks: [...columns.marks, ...bands] };
  },
});

type Counted = Readonly<{
  date: string;
  name: string;
  value: number;
  marks: number;
  filled: boolean;
}>;

/** Draws columns on one base line, the figures of the largest and the smallest, and days if they have room. */
function drawColumns(all: readonly Counted[], titleOf: (row: Counted) => string): Drawing {
  const share = chartWidth / all.length;
  const room = Math.min(share * 0.87, 80);
  const values = all.map(({ value }) => value);
  const most = Math.max(...values);
  const tallest = Math.max(...all.map(({ marks }) => marks));
  const highest = 400;
  const across = Math.max(1, Math.ceil(Math.sqrt((tallest * room) / highest)));
  const pitch = Math.floor((room / across) * 100) / 100;
  const heightOf = (marks: number) => Math.ceil(marks / across) * pitch;
  const base = 22 + heightOf(tallest);
  const named = namedDays(all, share, room);
  const columns = all.map((row, i) => {
    const x = i * share;
    const piles = Array.from({ length: across }, (_, pile) => {
      const marks = Math.ceil((row.marks - pile) / across);
      return { marks, at: [x + (pile + 0.5) * pitch, base - (marks - 0.5) * pitch] } as const;
    });
    const dots = dotted('v', piles, pitch, row.filled);
    const middle = named.get(i);
    const day = middle ? write('grid-label', row.date, [middle, base + 14], 'middle', '0') : '';
    return `<g${data('date', row.date)}>${dots}${day}</g>`;
  });
  const figures = [...new Set([most, Math.min(...values)])].map((value) => {
    const at = values.lastIndexOf(value);
    const title = titleOf(all[at] as Counted);
    const start = Math.max(0, Math.min(at * share, chartWidth - widthOf(title)));
    const end = start + widthOf(title);
    const beneath = all.filter((_, i) => (i + 1) * share > start && i * share < end);
    const top = heightOf(Math.max(...beneath.map(({ marks }) => marks)));
    return write('label', title, [start, base - top - 6], 'start', '0');
  });
  return { height: base + 18, marks: [`<g class="columns">${columns.join('')}</g>`, ...figures] };
}

/** Returns the middles of the days that are named: as many as fit, in even steps from the last. */
function namedDays(all: readonly Counted[], share: number, room: number) {
  const widest = Math.max(...all.map(({ date }) => widthOf(date)));
  const step = Math.ceil((widest + 4) / share);
  const named = new Map<number, number>();
  let free = chartWidth;
  for (let i = all.length - 1; i >= 0; i -= step) {
    const half = widthOf(all[i]?.date ?? '') / 2;
    const middle = Math.min(Math.max(i * share + room / 2, half), chartWidth - half);
    if (middle + half > free) continue;
    named.set(i, middle);
    free = middle - half - 4;
  }
  return named;
}

function dotted(
  axis: 'h' | 'v',
  lines: readonly { readonly marks: number; readonly at: Place }[],
  pitch: number,
  filled: boolean,
): string {
  const path = lines.map(({ marks, at: [x, y] }) => {
    const length = short((marks - 1) * pitch + 0.1, 2);
    return marks > 0 ? `M${short(x, 2)} ${short(y, 2)}${axis}${length}` : '';
  });
  const strokes = (look: string, width: number) =>
    `<path class="${look}" d="${path.join('')}" stroke-width="${short(width, 2)}" stroke-dasharray="0 ${short(pitch, 2)}"/>`;
  return strokes('marks', pitch * 0.78) + (filled ? '' : strokes('marks holes', pitch * 0.5));
}

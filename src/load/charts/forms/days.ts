import { ruleX, ruleY, text } from '@observablehq/plot';
import { z } from 'zod';
import { groupBy } from '../../../core/group-by.ts';
import { day, defineForm, someWords, yesOrNo } from '../form.ts';
import { chartWidth, discs, ink, plotInUnits, write } from '../plot.ts';

const row = z
  .strictObject({
    name: someWords.describe('What happened; what is named alike stands in one line.'),
    from: day.describe('The day, or the first of several.'),
    to: day.describe('The last day; the same where it is one.'),
    filled: yesOrNo.describe('Whether its marks are filled, or rings.'),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'no earlier than "from"' });
type Event = Readonly<z.infer<typeof row>>;

const millisecondsPerDay = 86_400_000;
const head = 24;
const size = { line: 44, name: 14, mark: 33, radius: 5 } as const;

/** What happened on the days of a few weeks, one line under another, so that it can be seen what came first. */
export const days = defineForm({
  fields: {},
  row,
  columns: ['name', 'number'],
  cells: ({ name, from, to }, _, { locale }) => [
    name,
    format(locale, { day: 'numeric', month: 'long', year: 'numeric' }).formatRange(
      at(from),
      at(to),
    ),
  ],
  draw(all, _, { locale }) {
    const first = Math.min(...all.map(({ from }) => at(from)));
    const last = Math.max(...all.map(({ to }) => at(to)));
    const count = (last - first) / millisecondsPerDay + 1;
    const pitch = chartWidth / count;
    const x = (date: number): number => ((date - first) / millisecondsPerDay + 0.5) * pitch;
    const dates = Array.from({ length: count }, (_, index) => first + index * millisecondsPerDay);
    const lines = [...groupBy(all, ({ name }) => name)];
    const height = head + lines.length * size.line;
    const marksOf = ({ from, to, filled }: Event, y: number) => {
      const [start, end] = [x(at(from)), x(at(to))];
      const many = (at(to) - at(from)) / millisecondsPerDay + 1;
      const look = { r: size.radius, className: filled ? 'filled' : 'hollow' };
      const grid = { x: start, y, perLine: many, pitch };
      return [
        ...(many > 1
          ? [ruleY([y], { x1: start, x2: end, fill: 'none', stroke: ink, className: 'length' })]
          : []),
        discs([0, many], grid, filled, look),
      ];
    };
    return plotInUnits(height, [
      text(dates, {
        x,
        y: () => 8,
        text: (date: number) => dayOf(date, locale),
        fill: ink,
        className: 'grid-label',
      }),
      ruleX(dates, { x, y1: head - 6, y2: height, className: 'grid' }),
      ...lines.flatMap(([name, events], index) => [
        write(name, 0, head + index * size.line + size.name, 'label'),
        ...events.flatMap((event) => marksOf(event, head + index * size.line + size.mark)),
      ]),
    ]);
  },
});

const at = (date: string): number => Date.parse(date);

/** A day of the month as a figure alone: with the word for day, as in `14일`, they would touch. */
const dayOf = (date: number, locale: string): string =>
  format(locale, { day: 'numeric' })
    .formatToParts(date)
    .find(({ type }) => type === 'day')?.value ?? '';

const format = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });

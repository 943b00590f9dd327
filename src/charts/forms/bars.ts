import { z } from 'zod';
import { maybe, words } from '../../read/schema/values.ts';
import type { ChartWords } from '../../words/words.ts';
import { amount, defineForm, figureOf, isKnown, layerCell, someWords } from '../form.ts';
import { chartWidth, classOf, lines, widthOf, write } from '../marks.ts';

const row = z.strictObject({
  name: someWords.describe('What is measured.'),
  value: amount.describe('How much.'),
  layer: layerCell,
  more: maybe(someWords, 'What is known beside the value, as it reads after it.'),
});

type Bar = Readonly<z.infer<typeof row>>;

const fields = {
  unit: maybe(words, 'What is measured, as it reads after a number.'),
  look: z
    .enum(['lines', 'bars'], 'must be lines or bars')
    .default('bars')
    .describe('Whether it has `bars`, by default, or thin `lines`.'),
};

const size = { name: 9, line: 28, row: 47, cap: 6, gap: 7, open: 34 } as const;

/** Draws amounts to scale as bars or lines from a common edge, which continue dashed if more is known to exist. */
export const bars = defineForm({
  fields,
  row,
  columns: ['name', 'value'],
  cells: (each, { unit }, words) => [each.name, formatLength(each, unit, words)],
  draw(rows, { unit, look }, words) {
    const all = rows.filter(isKnown);
    const least = Math.min(0, ...all.map(({ value }) => value));
    const lengths = all.map((each) => {
      const [figure, open] = [formatLength(each, unit, words), each.more ? size.open : 0];
      const room = Math.max(chartWidth / 4, chartWidth - size.gap - open - widthOf(figure));
      const reach = Math.max(each.value, 0) - least;
      return { ...each, figure, open, scale: reach === 0 ? chartWidth : room / reach };
    });
    const scale = Math.min(...lengths.map((each) => each.scale));
    const height = all.length * size.row - 3;
    const zero = -least * scale;
    const marks = lengths.flatMap(({ name, value, layer, figure, open }, index) => {
      const [top, end] = [index * size.row, zero + value * scale];
      const y = top + size.line;
      const beside = Math.max(zero, end) + open + size.gap;
      const caps = look === 'lines' ? [[end, y - size.cap, end, y + size.cap]] : [];
      return [
        write('label', name, [size.gap, top + size.name]),
        lines(classOf(`length ${look}`, layer), [[zero, y, end, y]]),
        lines(classOf('length cap', layer), caps),
        lines(classOf('more', layer), open ? [[end, y, end + open, y]] : []),
        write('label figure', figure, [beside, y]),
      ];
    });
    return { height, marks: [...marks, lines('base', [[zero + 0.5, 0, zero + 0.5, height]])] };
  },
});

/** Formats a value with its unit and any further words: `1,200 km`, `12 tonnes, and more by sea`. */
function formatLength({ value, more }: Bar, noun: string | undefined, words: ChartWords): string {
  const count = figureOf(value, words);
  const first = noun && count ? words.common.counted({ count, noun }) : count;
  return first && more ? words.common.beside({ first, second: more }) : first || (more ?? '');
}

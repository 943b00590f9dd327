import { z } from 'zod';
import { formatNumber } from '../../../words/formats.ts';
import type { ChartWords } from '../../../words/words.ts';
import { words } from '../../schema/values.ts';
import { defineForm, layerCell, someWords, wholeNumber } from '../form.ts';
import { chartWidth, classOf, lines, widthOf, write } from '../marks.ts';

const row = z.strictObject({
  name: someWords.describe('What is measured.'),
  value: wholeNumber.describe('How much.'),
  layer: layerCell,
  more: z
    .string()
    .trim()
    .meta({ isWords: true })
    .describe('What is known to be there beside the value, as it reads after it; or nothing.'),
});

const fields = {
  unit: words.describe('What is measured, as it reads after a number.'),
  look: z
    .enum(['lines', 'bars'], 'must be lines or bars')
    .default('lines')
    .describe('Whether each is drawn as a thin line, by default, or as a bar.'),
};

const size = { name: 9, line: 28, row: 47, cap: 6, gap: 7, open: 34 } as const;

/**
 * Amounts to one scale as lines or bars from a common left edge, each under its name and followed by
 * its figure, in the colours of layers. A line of which more is known to exist goes on thin and dashed.
 */
export const ruler = defineForm({
  fields,
  row,
  columns: ['name', 'number'],
  cells: (each, { unit }, words) => [each.name, formatLength(each, unit, words)],
  draw(all, { unit, look }, words) {
    const lengths = all.map((each) => {
      const [figure, open] = [formatLength(each, unit, words), each.more ? size.open : 0];
      const room = Math.max(chartWidth / 4, chartWidth - size.gap - open - widthOf(figure));
      return { ...each, figure, open, scale: each.value === 0 ? chartWidth : room / each.value };
    });
    const scale = Math.min(...lengths.map((each) => each.scale));
    const height = all.length * size.row - 3;
    const marks = lengths.flatMap(({ name, value, layer, figure, open }, index) => {
      const [top, end] = [index * size.row, value * scale];
      const y = top + size.line;
      return [
        write('label', name, [size.gap, top + size.name]),
        lines(classOf(`length ${look}`, layer), [[0, y, end, y]]),
        ...(look === 'lines'
          ? [lines(classOf('length cap', layer), [[end, y - size.cap, end, y + size.cap]])]
          : []),
        ...(open ? [lines(classOf('more', layer), [[end, y, end + open, y]])] : []),
        write('label figure', figure, [end + open + size.gap, y]),
      ];
    });
    return { height, marks: [...marks, lines('base', [[0.5, 0, 0.5, height]])] };
  },
});

/** A value with its unit and what there is beside it: `1,200 km`, `12 tonnes, and more by sea`. */
function formatLength(
  { value, more }: z.infer<typeof row>,
  noun: string,
  { common, locale }: ChartWords,
): string {
  const figure = common.counted({ count: formatNumber(value, locale), noun });
  return more ? common.beside({ first: figure, second: more }) : figure;
}

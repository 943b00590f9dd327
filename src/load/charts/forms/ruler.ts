import { type Markish, ruleX, ruleY } from '@observablehq/plot';
import { z } from 'zod';
import { formatNumber } from '../../../words/formats.ts';
import type { ChartWords } from '../../../words/words.ts';
import { words } from '../../schema/values.ts';
import { defineForm, layerCell, someWords, wholeNumber } from '../form.ts';
import { chartWidth, classOf, ink, plotInUnits, widthOf, write } from '../plot.ts';

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
type Length = Readonly<z.infer<typeof row>>;

const fields = {
  unit: words.describe('What is measured, as it reads after a number.'),
  look: z
    .enum(['lines', 'bars'], 'must be lines or bars')
    .default('lines')
    .describe('Whether each is drawn as a thin line, by default, or as a bar.'),
};
type Fields = Readonly<z.infer<z.ZodObject<typeof fields>>>;

const size = { name: 9, line: 28, row: 47, cap: 6, gap: 7, open: 34 } as const;

/**
 * Amounts to one scale as lines or bars from a common left edge, each under its name and followed by
 * its figure, in the colours of layers. A line of which more is known to exist goes on thin and dashed.
 */
export const ruler = defineForm({
  fields,
  row,
  columns: ['name', 'number'],
  cells: (each, fields, words) => [each.name, formatLength(each, fields, words)],
  draw(all, fields, words) {
    const scale = Math.min(...all.map((each) => scaleOf(each, formatLength(each, fields, words))));
    const height = all.length * size.row - 3;
    const marks = all.flatMap((each, index) =>
      drawLength(each, index * size.row, each.value * scale, fields, words),
    );
    return plotInUnits(height, [...marks, ruleX([0.5], { y1: 0, y2: height, className: 'base' })]);
  },
});

/** The length of a unit that leaves room for an amount's figure after it. */
function scaleOf({ value, more }: Length, figure: string): number {
  const beside = size.gap + (more ? size.open : 0) + widthOf(figure);
  return value === 0 ? chartWidth : Math.max(chartWidth / 4, chartWidth - beside) / value;
}

function drawLength(
  each: Length,
  top: number,
  end: number,
  fields: Fields,
  words: ChartWords,
): Markish[] {
  const y = top + size.line;
  const rule = (look: string) =>
    ({ fill: 'none', stroke: ink, className: classOf(look, each.layer) }) as const;
  const open = each.more ? size.open : 0;
  return [
    write(each.name, size.gap, top + size.name, 'label'),
    ruleY([y], { x1: 0, x2: end, ...rule(`length ${fields.look}`) }),
    ...(fields.look === 'lines'
      ? [ruleX([end], { y1: y - size.cap, y2: y + size.cap, ...rule('length cap') })]
      : []),
    ...(open ? [ruleY([y], { x1: end, x2: end + open, ...rule('more') })] : []),
    write(formatLength(each, fields, words), end + open + size.gap, y, 'label figure'),
  ];
}

/** A value with its unit and what there is beside it: `1,200 km`, `12 tonnes, and more by sea`. */
function formatLength({ value, more }: Length, { unit }: Fields, words: ChartWords): string {
  const count = formatNumber(value, words.locale);
  const figure = words.common.counted({ count, noun: unit });
  return more ? words.common.beside({ first: figure, second: more }) : figure;
}

import { z } from 'zod';
import { formatLarge, formatNumber } from '../../words/formats.ts';
import type { ChartWords } from '../../words/words.ts';
import type { Drawing } from './marks.ts';

type Values<Shape extends z.ZodRawShape> = Readonly<z.infer<z.ZodObject<Shape>>>;

/** A form of chart: what it reads, how it draws that, and the cells of its table. */
export interface Form<
  Fields extends z.ZodRawShape = z.ZodRawShape,
  Row extends z.ZodRawShape = z.ZodRawShape,
> {
  /** The fields of its YAML beside those of all charts. */
  readonly fields: Fields;
  /** A row of the CSV, with a key for each column. */
  readonly row: z.ZodObject<Row>;
  /** The columns of the table, by what they hold; the first names the row. */
  readonly columns: readonly ('name' | 'number' | 'words')[];
  /** How many marks a row is drawn as, and the most that a chart may have of them. */
  readonly marks?: {
    readonly most: number;
    of(row: Values<Row>, fields: Values<Fields>): number;
  };
  draw(rows: readonly Values<Row>[], fields: Values<Fields>, words: ChartWords): Drawing;
  cells(row: Values<Row>, fields: Values<Fields>, words: ChartWords): readonly string[];
}

/** Types the parts of a form by its row and its fields. */
export function defineForm<Fields extends z.ZodRawShape, Row extends z.ZodRawShape>(
  form: Form<Fields, Row>,
): Form {
  return form;
}

/** A cell of a CSV file that holds a whole number, without separators. */
export const wholeNumber = z
  .string()
  .regex(/^\d+$/, { abort: true, error: 'a whole number without separators, such as 459427' })
  .transform(Number);

/** A cell that holds a year. */
export const year = z
  .string()
  .regex(/^\d{4}$/, 'a year such as 1920')
  .transform(Number);

/** A cell that holds a day. */
export const day = z.iso.date('a day such as 2014-07-14');

export const yesOrNo = z.enum(['yes', 'no'], '"yes" or "no"').transform((word) => word === 'yes');

export const someWords = z.string().trim().min(1, 'some words').meta({ isWords: true });

/** A cell that names a layer, or is empty. */
export const layerCell = z
  .string()
  .trim()
  .describe('The layer whose colour and dash its line has; that of the chart where it is empty.');

/** The cells of a count that may be a range. */
export const count = {
  least: wholeNumber.describe('How many, or the fewest that it may be.'),
  most: wholeNumber.describe('The most that it may be; the same where it is one number.'),
};

/** What `refine` takes to check that a count runs from the least to the most. */
export const ordered: [
  check: (row: { readonly least: number; readonly most: number }) => boolean,
  fault: { path: string[]; error: string },
] = [({ least, most }) => least <= most, { path: ['most'], error: 'no less than "least"' }];

/** A number that is round: `220,000`, `2.16 million`. */
export function formatRound(number: number, { locale }: ChartWords): string {
  const large = formatLarge(number, locale);
  return large ? large.number + large.unit : formatNumber(number, locale);
}

/** A count, exact where it is one number: `4`, `3 to 7`, `1.7 to 2.16 million`. */
export function formatCount(least: number, most: number, words: ChartWords): string {
  const { common, locale } = words;
  if (least === most) return formatNumber(most, locale);
  const [first, last] = [least, most].map((each) => formatLarge(each, locale));
  if (!first || !last)
    return common.range({ least: formatNumber(least, locale), most: formatNumber(most, locale) });
  // A unit that is a word of its own is written once.
  const isOnce = first.unit === last.unit && /^\s/.test(last.unit);
  return common.range({
    least: first.number + (isOnce ? '' : first.unit),
    most: last.number + last.unit,
  });
}

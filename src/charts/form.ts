import { z } from 'zod';
import { maybe } from '../read/schema/values.ts';
import { formatLarge, formatNumber } from '../words/formats.ts';
import type { ChartWords } from '../words/words.ts';
import type { Drawing } from './marks.ts';

type Values<Shape extends z.ZodRawShape> = Readonly<z.infer<z.ZodObject<Shape>>>;

/** A form of chart: the data that it reads, how it is drawn, and the cells of its table. */
export interface Form<
  Fields extends z.ZodRawShape = z.ZodRawShape,
  Row extends z.ZodRawShape = z.ZodRawShape,
> {
  readonly fields: Fields;
  /** The schema of the CSV's rows, with a key for each column; the first two columns may have any heading. */
  readonly row: z.ZodObject<Row>;
  /** The columns of the CSV that appear in the table: a name, a number, words. */
  readonly columns: readonly (keyof Row & string)[];
  /** The number of marks for a row, and the maximum number in a chart. */
  readonly marks?: {
    readonly max: number;
    of(row: Values<Row>, fields: Values<Fields>): number;
  };
  /** A chart's width in a unit such as days, the maximum width, and the remedy for a wider chart. */
  readonly span?: {
    readonly max: number;
    readonly unit: string;
    of(rows: readonly Values<Row>[]): number;
    readonly remedy: string;
  };
  draw(rows: readonly Values<Row>[], fields: Values<Fields>, words: ChartWords): Drawing;
  cells(
    row: Values<Row>,
    fields: Values<Fields>,
    words: ChartWords,
  ): readonly (string | undefined)[];
}

export const defineForm = <Fields extends z.ZodRawShape, Row extends z.ZodRawShape>(
  form: Form<Fields, Row>,
): Form => form;

/** A whole number; `isNumber` makes `readRows` rewrite a column's numbers in JavaScript's form. */
export const wholeNumber = z
  .string()
  .regex(/^\d+$/, { abort: true, error: 'a whole number such as 459427' })
  .transform(Number)
  .meta({ isNumber: true });

/** A number, or an empty cell if the number is unknown. */
export const amount = z
  .string()
  .regex(
    /^(-?\d{1,20}(\.\d+)?(e[+-]?\d\d?)?)?$/i,
    'a number such as 1234.5, without its unit; or empty',
  )
  .transform((cell) => (cell === '' ? undefined : Number(cell)))
  .meta({ isNumber: true });

export const isKnown = <T extends { readonly value: number | undefined }>(
  row: T,
): row is T & { readonly value: number } => row.value !== undefined;

export const year = z
  .string()
  .regex(/^\d{4}$/, 'a year such as 1920')
  .transform(Number);

export const day = z.iso.date('a day such as 2014-07-14');

export const time = z
  .string()
  .trim()
  .regex(
    /^(?!\d{1,2}[./]\d{4}$|\d{1,4}([./-])\d{1,2}\1\d{1,4}$).|^\d{4}-\d\d-\d\d$/,
    'a year, a month or a day such as 2014, 2014-07 or 2014-07-14; or a name',
  )
  .meta({ isWords: true })
  .describe('The year, month or day; or names, in the order of drawing.');

export const yesOrNo = z.enum(['yes', 'no'], '"yes" or "no"').transform((word) => word === 'yes');

export const someWords = z.string().trim().min(1, 'some words').meta({ isWords: true });

export const layerCell = maybe(
  z.string().trim(),
  'The layer whose colour and dash it has; the chart’s where empty.',
);

export const count = {
  least: wholeNumber.describe('How many, or the least.'),
  most: wholeNumber.describe('The most; the same for one number.'),
};

export const ordered: [
  check: (row: { readonly least: number; readonly most: number }) => boolean,
  fault: { path: string[]; error: string },
] = [({ least, most }) => least <= most, { path: ['most'], error: 'no less than "least"' }];

/** Formats a number in full, such as `4,013.25`; returns an empty text if it is unknown. */
export const figureOf = (number: number | undefined, { locale }: ChartWords): string =>
  number === undefined ? '' : formatNumber(number, locale, { maximumSignificantDigits: 12 });

/** Formats a round number: `220,000`, `2.16 million`. */
export function formatRound(number: number, words: ChartWords): string {
  const large = formatLarge(number, words.locale);
  return large ? large.number + large.unit : figureOf(number, words);
}

/** Rounds up to 1, 2 or 5 times a power of ten. */
export function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast || 1));
  return ([1, 2, 5].find((step) => step * power >= atLeast) ?? 10) * power;
}

/** Formats a count or a range: `4`, `3 to 7`, `1.7 to 2.16 million`. */
export function formatCount(least: number, most: number, words: ChartWords): string {
  const { range } = words.common;
  if (least === most) return figureOf(most, words);
  const [first, last] = [least, most].map((each) => formatLarge(each, words.locale));
  if (!first || !last) return range({ least: figureOf(least, words), most: figureOf(most, words) });
  // A unit that both numbers share, after a space, is written once.
  const unit = first.unit === last.unit && /^\s/.test(last.unit) ? '' : first.unit;
  return range({ least: first.number + unit, most: last.number + last.unit });
}

import type { z } from 'zod';
import type { ChartWords } from '../../../words/en.ts';

type Values<Shape extends z.ZodRawShape> = z.infer<z.ZodObject<Shape>>;

/** A form of chart: what it reads, how it draws that, and how a row is told in the table. */
export interface Form<
  Fields extends z.ZodRawShape = z.ZodRawShape,
  Row extends z.ZodRawShape = z.ZodRawShape,
> {
  /** What the YAML of a chart holds beside what all charts have. */
  readonly fields: Fields;
  /** A row of the CSV, with a key for each column. */
  readonly row: z.ZodObject<Row>;
  /** The columns of the table, by what they hold; the first names the row. */
  readonly columns: readonly ('name' | 'number' | 'words')[];
  /** What a field of the YAML cannot be beside these rows, if it is so. */
  check?(
    rows: readonly Values<Row>[],
    fields: Readonly<Values<Fields>>,
  ):
    | { readonly field: keyof Fields & string; readonly problem: string; readonly remedy: string }
    | undefined;
  draw(
    rows: readonly Values<Row>[],
    fields: Readonly<Values<Fields>>,
    words: ChartWords,
  ): SVGSVGElement;
  cells(row: Values<Row>, fields: Readonly<Values<Fields>>, words: ChartWords): readonly string[];
}

/** A form whose parts agree on what a row is and on what the YAML holds. */
export function defineForm<Fields extends z.ZodRawShape, Row extends z.ZodRawShape>(
  form: Form<Fields, Row>,
): Form {
  return form;
}

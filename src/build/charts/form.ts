import { z } from 'zod';
import type { ChartWords } from '../../words/en.ts';
import { readRows } from './read-rows.ts';

/** How a chart looks, and the cells of the table beneath it. */
export interface Drawing {
  readonly svg: SVGSVGElement;
  /** One for each row of the data; the first cell of each names it. */
  readonly cells: readonly (readonly string[])[];
}

/** Draws a chart whose data and YAML are sound. */
export type Draw = (words: ChartWords) => Drawing;

/** A form of chart, as the reader of charts takes it. */
export interface Form {
  /** What the YAML of a chart holds beside what all charts have. */
  readonly fields: z.ZodRawShape;
  /** The columns of its table, by what they hold. */
  readonly columns: readonly ('name' | 'number' | 'words')[];
  /**
   * Reads the rows of a chart.
   *
   * @param csv The whole of its CSV file.
   * @param yaml What its YAML holds, sound.
   * @param file The name of the CSV file in messages.
   * @throws StoryError with one problem for each value that is wrong.
   */
  readonly read: (csv: string, yaml: unknown, file: string) => Draw;
}

/** What a form is made of: what it reads, what it draws, and how a row is told in the table. */
interface FormParts<Fields extends z.ZodRawShape, Row extends z.ZodRawShape>
  extends Pick<Form, 'columns'> {
  readonly fields: Fields;
  /** A row of the CSV, with a key for each column. */
  readonly row: z.ZodObject<Row>;
  readonly draw: (
    rows: readonly z.infer<z.ZodObject<Row>>[],
    fields: z.infer<z.ZodObject<Fields>>,
    words: ChartWords,
  ) => SVGSVGElement;
  readonly cells: (
    row: z.infer<z.ZodObject<Row>>,
    fields: z.infer<z.ZodObject<Fields>>,
    words: ChartWords,
  ) => readonly string[];
}

/** Makes a form of parts that agree on what a row is and on what the YAML holds. */
export function defineForm<Fields extends z.ZodRawShape, Row extends z.ZodRawShape>(
  parts: FormParts<Fields, Row>,
): Form {
  const { fields, columns, row, draw, cells } = parts;
  return {
    fields,
    columns,
    read(csv, yaml, file) {
      const rows = readRows(csv, row, file);
      const own = z.object(fields).parse(yaml);
      return (words) => ({
        svg: draw(rows, own, words),
        cells: rows.map((each) => cells(each, own, words)),
      });
    },
  };
}

import { csvParse } from 'd3-dsv';
import type { z } from 'zod';
import { StoryError } from '../files/story-error.ts';
import { cellPositions } from './cell-positions.ts';

/**
 * Reads a chart's data.
 *
 * @param csv The whole of a CSV file: a line of column names, then one line for each row.
 * @param schema What a row is, with a key for each column.
 * @param file The file's name in messages.
 * @throws StoryError when a column is missing or unknown, when there are no rows, and with one
 * problem for each value that is wrong.
 */
export function readRows<Shape extends z.ZodRawShape>(
  csv: string,
  schema: z.ZodObject<Shape>,
  file: string,
): readonly z.infer<z.ZodObject<Shape>>[] {
  const rows = csvParse(csv);
  const columns = Object.keys(schema.shape);
  if (rows.columns.join() !== columns.join()) {
    const problem = `the columns are "${rows.columns.join(',')}".`;
    const remedy = `Make them "${columns.join(',')}".`;
    throw new StoryError([{ file, line: 1, problem, remedy }]);
  }
  if (rows.length === 0) {
    const remedy = 'Write one line for each row.';
    throw new StoryError([{ file, line: 2, problem: 'there is no data.', remedy }]);
  }
  const results = rows.map((row) => schema.safeParse(row));
  const positions = cellPositions(csv);
  const problems = results.flatMap((result, index) =>
    (result.success ? [] : result.error.issues).map(({ path, message }) => {
      const column = String(path[0]);
      return {
        file,
        ...(positions[index + 1]?.[columns.indexOf(column)] ?? { line: index + 2 }),
        place: `"${column}"`,
        problem: `"${rows[index]?.[column] ?? ''}" cannot be drawn.`,
        remedy: `It must be ${message}.`,
      };
    }),
  );
  if (problems.length > 0) throw new StoryError(problems);
  return results.flatMap((result) => (result.success ? [result.data] : []));
}

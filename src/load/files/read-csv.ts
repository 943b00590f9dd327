import { csvParse, type DSVRowArray } from 'd3-dsv';
import { StoryError } from './story-error.ts';

/** The rows of a CSV file, and the line on which each begins. @throws StoryError where no commas part its columns. */
export function readCsv(
  csv: string,
  file: string,
): { readonly rows: DSVRowArray; readonly lines: readonly number[] } {
  const [head = ''] = csv.split(/[\r\n]/, 1);
  const found = [';', '\t'].find((mark) => head.includes(mark) && !head.includes(','));
  if (found) {
    const problem = `its columns are separated by ${found === ';' ? 'semicolons' : 'tabs'}.`;
    const remedy =
      'Separate them with commas, and use a point as the decimal mark. In a spreadsheet, save the file as comma-separated CSV.';
    throw new StoryError([{ file, line: 1, problem, remedy }]);
  }
  const rows = csvParse(csv);
  let line = 1 + rows.columns.join().split('\n').length;
  const lines = rows.map((row) => {
    const begins = line;
    // A cell in quotes may hold line breaks.
    line += Object.values(row).join().split('\n').length;
    return begins;
  });
  return { rows, lines };
}

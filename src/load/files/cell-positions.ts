import { csvParse, type DSVRowArray } from 'd3-dsv';
import { type Position, StoryError } from './story-error.ts';

/** A cell of a CSV file, in quotes or without, and what ends it. */
const cell = /(?:"(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|[\r\n]|$)/gy;

/** Where each cell of a CSV file begins, by its row and its column, the names of the columns first. */
function cellPositions(csv: string): readonly (readonly Position[])[] {
  const rows: Position[][] = [[]];
  let [line, start] = [1, 0];
  for (const { index, 0: text, 1: end } of csv.matchAll(cell)) {
    rows.at(-1)?.push({ line, column: index - start + 1 });
    for (const found of text.matchAll(/\r\n|[\r\n]/g)) {
      line += 1;
      start = index + found.index + found[0].length;
    }
    if (end !== ',') rows.push([]);
  }
  return rows;
}

/**
 * The rows of a CSV file, and where a cell begins: its row from 0, by the name of its column.
 *
 * @throws StoryError where something else than commas parts its columns, as some spreadsheets write it.
 */
export function readCsv(
  csv: string,
  file: string,
): { rows: DSVRowArray; at: (row: number, column: string) => Position } {
  const [head = ''] = csv.split(/[\r\n]/, 1);
  const found = [';', '\t'].find((mark) => head.includes(mark) && !head.includes(','));
  if (found) {
    const problem = `its columns are separated by ${found === ';' ? 'semicolons' : 'tabs'}.`;
    const remedy =
      'Put commas between them, and points before decimals: in a spreadsheet, save it as CSV, “comma separated”.';
    throw new StoryError([{ file, line: 1, problem, remedy }]);
  }
  const rows = csvParse(csv);
  let positions: ReturnType<typeof cellPositions> | undefined;
  return {
    rows,
    at(row, column) {
      positions ??= cellPositions(csv);
      return positions[row + 1]?.[rows.columns.indexOf(column)] ?? { line: row + 2, column: 1 };
    },
  };
}

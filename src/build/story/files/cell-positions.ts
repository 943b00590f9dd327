import type { Position, Problem } from './story-error.ts';

/** A cell of a CSV file, in quotes or without, and what ends it. */
const cell = /(?:"(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|[\r\n]|$)/gy;

/** Where each cell of a CSV file begins, by its row and its column, the names of the columns first. */
export function cellPositions(csv: string): readonly (readonly Position[])[] {
  const rows: Position[][] = [[]];
  for (const { index, 1: end } of csv.matchAll(cell)) {
    const lines = csv.slice(0, index).split(/\r\n|[\r\n]/);
    rows.at(-1)?.push({ line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 });
    if (end !== ',') rows.push([]);
  }
  return rows;
}

/** A first line in which something else than commas stands between the names of columns, as some spreadsheets write it. */
export function separatorFault(csv: string, file: string): Problem | undefined {
  const [head = ''] = csv.split(/[\r\n]/, 1);
  const found = [';', '\t'].find((mark) => head.includes(mark) && !head.includes(','));
  if (!found) return undefined;
  const problem = `its columns are set apart by ${found === ';' ? 'semicolons' : 'tabs'}.`;
  const remedy =
    'Put commas between them, and points before decimals: in a spreadsheet, save it as CSV, “comma separated”.';
  return { file, line: 1, problem, remedy };
}

import type { Position, Problem } from './story-error.ts';

/** A cell of a CSV file, in quotes or without, and what ends it. */
const cell = /(?:"(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|[\r\n]|$)/gy;

/** Where each cell of a CSV file begins, by its row and its column, the names of the columns first. */
export function cellPositions(csv: string): readonly (readonly Position[])[] {
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

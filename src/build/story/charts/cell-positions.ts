import type { Position } from '../files/story-error.ts';

/** A cell of a CSV file, in quotes or without, and what ends it. */
const cell = /(?:"(?:[^"]|"")*"|[^",\r\n])*(,|\r\n|[\r\n]|$)/y;

/** Where each cell of a CSV file begins, by its row and its column, the names of the columns first. */
export function cellPositions(csv: string): readonly (readonly Position[])[] {
  const rows: Position[][] = [[]];
  let [line, lineStart] = [1, 0];
  cell.lastIndex = 0;
  while (cell.lastIndex < csv.length) {
    const start = cell.lastIndex;
    const [text, end] = cell.exec(csv) ?? [];
    if (text === undefined) break;
    rows.at(-1)?.push({ line, column: start - lineStart + 1 });
    for (const {
      index,
      0: { length },
    } of text.matchAll(/\r\n|[\r\n]/g)) {
      line += 1;
      lineStart = start + index + length;
    }
    if (end !== ',') rows.push([]);
  }
  return rows;
}

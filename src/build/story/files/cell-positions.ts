import type { Position } from './story-error.ts';

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

import type { Firing } from './firing.ts';

/** One round of a firing as a disc, by its place in the row of its day. */
export interface Round {
  /** Columns from the row's start, from 0. */
  readonly column: number;
  /** Lines from the row's first, from 0. */
  readonly line: number;
  /** Whether every source counts it. */
  readonly certain: boolean;
}

/** The row of one day. */
export interface FiringRow {
  readonly firing: Firing;
  readonly rounds: readonly Round[];
  /** The centre of the row's first line, in the chart's units from its top. */
  readonly y: number;
  /** The days since the last firing on which none is counted, where that is a long time. */
  readonly quietDays?: number;
}

/** The measures of the rows, in the chart's units. */
export interface RowMeasure {
  /** How many rounds a line holds. */
  readonly perLine: number;
  /** From line to line within a row. */
  readonly lineHeight: number;
  /** From a row's last line to the next row's first. */
  readonly rowHeight: number;
  /** How many days without a firing are told as a line of their own. */
  readonly quiet: number;
}

const millisecondsPerDay = 86_400_000;

/** Sets firings as rows, one below the other, each round a disc of equal size. */
export function firingRows(firings: readonly Firing[], measure: RowMeasure): readonly FiringRow[] {
  const { perLine, lineHeight, rowHeight, quiet } = measure;
  let y = rowHeight / 2;
  return firings.map((firing, index) => {
    const last = firings[index - 1];
    const quietDays = last ? daysBetween(last.date, firing.date) : 0;
    const isQuiet = quietDays >= quiet;
    if (isQuiet) y += rowHeight;
    const row = { firing, rounds: rounds(firing, perLine), y, ...(isQuiet ? { quietDays } : {}) };
    y += rowHeight + lineHeight * (Math.ceil(firing.most / perLine) - 1);
    return row;
  });
}

function rounds({ least, most }: Firing, perLine: number): Round[] {
  return Array.from({ length: most }, (_, index) => ({
    column: index % perLine,
    line: Math.floor(index / perLine),
    certain: index < least,
  }));
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / millisecondsPerDay - 1;
}

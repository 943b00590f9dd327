/** What is counted on one day, at least and at most. */
interface DayCount {
  /** In ISO 8601. */
  readonly date: string;
  readonly least: number;
  readonly most: number;
}

/** One disc, by its place in the row of its day. */
interface Disc {
  /** Columns from the row's start, from 0. */
  readonly column: number;
  /** Lines from the row's first, from 0. */
  readonly line: number;
  /** Whether every source counts it. */
  readonly certain: boolean;
}

/** The row of one day. */
export interface TallyRow<Tally extends DayCount = DayCount> {
  readonly tally: Tally;
  readonly discs: readonly Disc[];
  /** The centre of the row's first line, in the chart's units from its top. */
  readonly y: number;
  /** The days since the row before on which none is counted, where that is a long time. */
  readonly quietDays?: number;
}

/** The measures of the rows, in the chart's units. */
export interface RowMeasure {
  /** How many discs a line holds. */
  readonly perLine: number;
  /** From line to line within a row. */
  readonly lineHeight: number;
  /** From a row's last line to the next row's first. */
  readonly rowHeight: number;
  /** How many days without any are told as a line of their own; none by default. */
  readonly gap?: number;
}

const millisecondsPerDay = 86_400_000;

/** Sets days as rows, one below the other, each thing counted a disc of equal size. */
export function tallyRows<Tally extends DayCount>(
  tallies: readonly Tally[],
  { perLine, lineHeight, rowHeight, gap = Number.POSITIVE_INFINITY }: RowMeasure,
): readonly TallyRow<Tally>[] {
  let y = rowHeight / 2;
  return tallies.map((tally, index) => {
    const last = tallies[index - 1];
    const quietDays = last ? daysBetween(last.date, tally.date) : 0;
    const isQuiet = quietDays >= gap;
    if (isQuiet) y += rowHeight;
    const row = { tally, discs: discs(tally, perLine), y, ...(isQuiet ? { quietDays } : {}) };
    y += rowHeight + lineHeight * (Math.ceil(tally.most / perLine) - 1);
    return row;
  });
}

function discs({ least, most }: DayCount, perLine: number): Disc[] {
  return Array.from({ length: most }, (_, index) => ({
    column: index % perLine,
    line: Math.floor(index / perLine),
    certain: index < least,
  }));
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / millisecondsPerDay - 1;
}

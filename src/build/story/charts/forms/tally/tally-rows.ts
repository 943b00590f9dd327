/** What is counted on one day, in ISO 8601, at least and at most. */
interface DayCount {
  readonly date: string;
  readonly least: number;
  readonly most: number;
}

/** The row of one day. */
export type TallyRow<Day extends DayCount = DayCount> = Day & {
  /** A disc for each thing, in the column and the line of its row, from 0; certain if all count it. */
  readonly discs: readonly { column: number; line: number; certain: boolean }[];
  /** The centre of the row's first line, in the chart's units from its top. */
  readonly y: number;
  /** The days since the row before on which none is counted. */
  readonly quietDays: number;
  /** Whether those are so many that a line above the row is left for them. */
  readonly isQuiet: boolean;
};

/** How many discs a line holds, and how far apart lines and rows are, in the chart's units. */
export const measure = { perLine: 20, lineHeight: 9, rowHeight: 21 } as const;

const millisecondsPerDay = 86_400_000;

/**
 * Sets days as rows, one below the other, each thing counted a disc of equal size.
 *
 * @param gap How many days without any have a line of their own.
 */
export function tallyRows<Day extends DayCount>(
  days: readonly Day[],
  gap = Number.POSITIVE_INFINITY,
): readonly TallyRow<Day>[] {
  const { perLine, lineHeight, rowHeight } = measure;
  let y = rowHeight / 2;
  return days.map((day, index) => {
    const last = days[index - 1]?.date ?? day.date;
    const quietDays = (Date.parse(day.date) - Date.parse(last)) / millisecondsPerDay - 1;
    const isQuiet = quietDays >= gap;
    if (isQuiet) y += rowHeight;
    const discs = Array.from({ length: day.most }, (_, disc) => ({
      column: disc % perLine,
      line: Math.floor(disc / perLine),
      certain: disc < day.least,
    }));
    const row = { ...day, discs, y, quietDays, isQuiet };
    y += rowHeight + lineHeight * (Math.ceil(day.most / perLine) - 1);
    return row;
  });
}

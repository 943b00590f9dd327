import type { DataTable } from './data-table.ts';
import type { Firing } from './firing.ts';
import { firingCount, firingDay, firingKind } from './firing-words.ts';

/** Every firing as a row: day, count, what it was, from where. */
export function firingsTable(firings: readonly Firing[]): DataTable {
  return {
    columns: [
      { name: 'Day' },
      { name: 'Count', numeric: true },
      { name: 'What' },
      { name: 'From' },
    ],
    rows: firings.map((firing) => [
      firingDay(firing),
      firingCount(firing),
      firingKind(firing),
      firing.site,
    ]),
  };
}

import type { Arrival } from './arrival.ts';
import type { DataTable } from './data-table.ts';
import { formatCount } from './format-count.ts';

/** Every year as a row: how many arrived, and how the figure is known. */
export function arrivalsTable(arrivals: readonly Arrival[]): DataTable {
  return {
    columns: [{ name: 'Year' }, { name: 'Arrivals', numeric: true }, { name: 'Figure' }],
    rows: arrivals.map(({ year, arrivals: count, given }) => [
      String(year),
      formatCount(count),
      given === 'table' ? 'ministry’s table' : 'part of a sum',
    ]),
  };
}

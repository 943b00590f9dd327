import type { DataTable } from './data-table.ts';
import type { Population } from './population.ts';
import { populationCount } from './population-count.ts';

/** Every account as a row: year or years, how many, whose figure. */
export function populationTable(accounts: readonly Population[]): DataTable {
  return {
    columns: [{ name: 'Year' }, { name: 'Koreans', numeric: true }, { name: 'Source' }],
    rows: accounts.map((account) => [years(account), populationCount(account), account.source]),
  };
}

function years({ from, to }: Population): string {
  return from === to ? String(from) : `${from}–${to}`;
}

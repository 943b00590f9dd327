import { type DSVRowArray, dsvFormat } from 'd3-dsv';
import { countOf, StoryError } from './story-error.ts';

/**
 * The rows of a table as spreadsheets write it, the line on which each begins, and what separates its columns.
 * @throws StoryError where a row has more cells than there are headings, or fewer: a value would be lost.
 */
export function readCsv(table: string, file: string) {
  // Excel may name the separator in a line before the head.
  const [, named, csv = table] = /^sep=(.)\r?\n(.*)/is.exec(table) ?? [];
  const [head = ''] = csv.split(/[\r\n]/, 1);
  const count = (mark: string): number => head.split(mark).length;
  const marks = ['\t', ';', ','].filter((mark) => head.includes(mark));
  const [separator = ','] = named ? [named] : marks.sort((a, b) => count(b) - count(a));
  const format = dsvFormat(separator);
  // The library's own objects take a column "__proto__" for their prototype, and need `new Function`.
  const [columns = [], ...cells] = format.parseRows(csv);
  const rows: DSVRowArray = Object.assign(
    cells.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i] ?? '']))),
    { columns },
  );
  let line = (named ? 2 : 1) + columns.join().split('\n').length;
  const lines = rows.map((row) => {
    const begins = line;
    // A cell in quotes may hold line breaks.
    line += Object.values(row).join().split('\n').length;
    return begins;
  });
  const heads = columns.length;
  const isUneven = (row: readonly string[]) =>
    row.some(Boolean) && (row.length < heads || row.slice(heads).some(Boolean));
  const at = cells.findIndex(isUneven);
  if (at < 0) return { rows, lines, separator };
  const mark = separator === '\t' ? 'a tab' : `"${separator}"`;
  const problem = `the row has ${countOf(cells[at]?.length ?? 0, 'cell')} for ${countOf(heads, 'heading')}.`;
  const remedy = `Separate its cells by ${mark}, and put one that holds ${mark} in quotation marks; leave none out.`;
  throw new StoryError([{ file, line: lines[at] ?? 1, problem, remedy }]);
}

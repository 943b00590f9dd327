import { type DSVRowArray, dsvFormat } from 'd3-dsv';
import { countOf, StoryError } from './story-error.ts';

/**
 * Reads a table as spreadsheets save it: the rows, the line on which each begins (from 1), and the separator.
 * @throws StoryError if a row has more or fewer cells than there are headings, since a value would be lost.
 */
export function readCsv(table: string, file: string) {
  // Excel may name the separator on a line before the headings.
  const [, named, csv = table] = /^sep=(.)\r?\n(.*)/is.exec(table) ?? [];
  const [head = ''] = csv.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1);
  const count = (mark: string): number => head.split(mark).length;
  const marks = ['\t', ';', ','].filter((mark) => head.includes(mark));
  const [separator = ','] = named ? [named] : marks.sort((a, b) => count(b) - count(a));
  const format = dsvFormat(separator);
  // d3-dsv's own objects would take a column "__proto__" for the prototype, and need `new Function`.
  const [columns = [], ...cells] = format.parseRows(csv);
  const rows: DSVRowArray = Object.assign([], { columns });
  const lines: number[] = [];
  let line = (named ? 2 : 1) + columns.join().split('\n').length;
  for (const row of cells) {
    const isUneven = row.length < columns.length || row.slice(columns.length).some(Boolean);
    if (isUneven && row.some(Boolean)) throw uneven(row, line);
    // Blank lines are skipped, except in a table with one column.
    if (row.length > 1 || row[0] || columns.length === 1) {
      rows.push(Object.fromEntries(columns.map((name, i) => [name, row[i] ?? ''])));
      lines.push(line);
    }
    // A quoted cell may contain line breaks.
    line += row.join().split('\n').length;
  }
  return { rows, lines, separator };

  function uneven({ length }: readonly string[], line: number): StoryError {
    const mark = separator === '\t' ? 'a tab' : `"${separator}"`;
    const problem = `the row has ${countOf(length, 'cell')} for ${countOf(columns.length, 'heading')}.`;
    const remedy = `Separate its cells by ${mark}, and put one that holds ${mark} in quotation marks; leave none out.`;
    return new StoryError([{ file, line, problem, remedy }]);
  }
}

import { dsvFormat } from 'd3-dsv';

/** The rows of a table as spreadsheets write it, the line on which each begins, and what separates its columns. */
export function readCsv(csv: string) {
  const [head = ''] = csv.split(/[\r\n]/, 1);
  const count = (mark: string): number => head.split(mark).length;
  const marks = ['\t', ';', ','].filter((mark) => head.includes(mark));
  const [separator = ','] = marks.sort((a, b) => count(b) - count(a));
  const rows = dsvFormat(separator).parse(csv);
  let line = 1 + rows.columns.join().split('\n').length;
  const lines = rows.map((row) => {
    const begins = line;
    // A cell in quotes may hold line breaks.
    line += Object.values(row).join().split('\n').length;
    return begins;
  });
  return { rows, lines, separator };
}

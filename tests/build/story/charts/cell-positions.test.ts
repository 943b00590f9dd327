import { csvFormatRows, csvParseRows } from 'd3-dsv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellPositions } from '../../../../src/build/story/charts/read-charts.ts';

test('finds each cell at its line and column, also behind lines within quotes', () => {
  expect(cellPositions('a,b\r\n"x, ""y""\nz",2\n,3\n').slice(0, 3)).toEqual([
    [
      { line: 1, column: 1 },
      { line: 1, column: 3 },
    ],
    [
      { line: 2, column: 1 },
      { line: 3, column: 4 },
    ],
    [
      { line: 4, column: 1 },
      { line: 4, column: 2 },
    ],
  ]);
});

test('finds as many rows and cells as are read', () => {
  const text = fc.stringMatching(/^[a-c",\n ]{0,6}$/);
  const rows = fc.array(fc.tuple(text, text, fc.stringMatching(/^[a-c]{1,3}$/)), { minLength: 1 });
  fc.assert(
    fc.property(rows, (cells) => {
      const csv = csvFormatRows(cells);
      const lines = csv.split('\n');
      const starts = cellPositions(csv);
      expect(csvParseRows(csv)).toEqual(cells);
      expect(starts.filter((row) => row.length > 0)).toHaveLength(cells.length);
      cells.forEach((row, index) => {
        row.forEach((value, column) => {
          const { line, column: from } = starts[index]?.[column] ?? { line: 0, column: 0 };
          const rest = [lines[line - 1]?.slice(from - 1), ...lines.slice(line)].join('\n');
          expect(csvParseRows(rest)[0]?.[0]).toBe(value);
        });
      });
    }),
  );
});

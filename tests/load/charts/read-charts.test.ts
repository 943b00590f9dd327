import { csvFormatRows } from 'd3-dsv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attempt } from '../../../src/load/files/story-error.ts';
import { chartOf, written } from './drawn-chart.ts';

const tally = (rows: string) => written('tally', 'filled: with young', rows);

test('a wrong cell is reported at the line of its row, also behind quotes and lines within them', () => {
  const text = fc.stringMatching(/^[a-c",\n][a-c",\n ]{0,6}$/);
  const rows = fc.array(fc.tuple(text, text), { minLength: 1 });
  fc.assert(
    fc.property(rows, (cells) => {
      const told = cells.map(([what, where]) => [
        ...['2019-06-26', '1', '1', 'no', `${what}.`, 'maybe', `${where}.`],
      ]);
      const [yaml, csv] = tally(csvFormatRows(told));
      const lines = csv.split('\n');
      const { problems } = attempt(() => chartOf(yaml, csv));
      expect(problems).toHaveLength(cells.length);
      for (const { line = 0 } of problems) expect(lines[line - 1]).toMatch(/^2019-06-26,/);
      expect(new Set(problems.map(({ line }) => line)).size).toBe(cells.length);
    }),
  );
});

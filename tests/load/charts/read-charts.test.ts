import { csvFormatRows } from 'd3-dsv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forms } from '../../../src/load/charts/read-charts.ts';
import { attempt } from '../../../src/load/files/story-error.ts';
import { chartOf, written } from './drawn-chart.ts';

const tally = (rows: string) => written('tally', 'filled: with young', rows);

test('the words of a chart are read with its form and where each field stands', () => {
  const { spec, form, place } = chartOf(...written('bars', 'given: a\nderived: b', '1990,2,no'));
  expect(spec).toMatchObject({ title: 'Whales came back', sources: ['log'] });
  expect(form).toBe(forms.bars);
  expect(place('measured')).toEqual({ line: 3, column: 11, place: '"measured"' });
});

test('the rows of a chart are what their cells mean', () => {
  const row = '2019-06-26,3,4,no,orcas,yes,"Bay, uncertain"';
  expect(chartOf(...tally(row)).rows).toEqual([
    {
      date: '2019-06-26',
      least: 3,
      most: 4,
      about: false,
      category: 'orcas',
      filled: true,
      place: 'Bay, uncertain',
    },
  ]);
});

test('a wrong cell is told of at its very place, also behind quotes and lines within them', () => {
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
      for (const { line = 0, column = 0 } of problems) {
        expect(lines[line - 1]?.slice(column - 1)).toMatch(/^maybe,/);
      }
    }),
  );
});

import { csvFormatRows, dsvFormat } from 'd3-dsv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forms } from '../../src/charts/read-charts.ts';
import { attempt } from '../../src/files/story-error.ts';
import { chartOf, drawnChart, textsOf, written } from './drawn-chart.ts';

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

test.each([
  ['en', ','],
  ['de', ';'],
  ['fr', ';'],
  ['de-CH', '\t'],
])('numbers are read as spreadsheets of the language "%s" write them', (locale, separator) => {
  const number = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 100);
  fc.assert(
    fc.property(fc.array(number, { minLength: 1 }), (numbers) => {
      const cells = numbers.map((n, i) => [`${i}`, n.toLocaleString(locale)]);
      const csv = dsvFormat(separator).formatRows([['Port', 'Calls'], ...cells]);
      expect(chartOf('', csv).rows.map(({ value }) => value)).toEqual(numbers);
    }),
  );
});

test('the other numbers of a column show what is its decimal mark', () => {
  const values = (...cells: string[]) =>
    chartOf('', csvFormatRows([['a', 'b'], ...cells.map((cell, i) => [`${i}`, cell])])).rows;
  expect(values('1,234', '−5', '1e3')).toMatchObject([
    { value: 1234 },
    { value: -5 },
    { value: 1000 },
  ]);
  expect(values('1,234', '0,5')).toMatchObject([{ value: 1.234 }, { value: 0.5 }]);
  expect(chartOf('', 'a;b\nx;1.234\n').rows).toMatchObject([{ value: 1234 }]);
  expect(values('1.234', '1.234.567')).toMatchObject([{ value: 1234 }, { value: 1234567 }]);
});

test.each([
  ['columns', 'Year;Calls;;\n2020;7;;\n2021;;;\n;;;\n'],
  ['bars', 'Port;Calls;;\nKisumu;7;;\nMwanza;;;\n;;;\n'],
])('a table of two columns is a chart of the form "%s" without a word of YAML', (form, csv) => {
  expect(chartOf('', csv).form).toBe(forms[form]);
  const figure = drawnChart('', csv);
  expect(textsOf(figure, 'p, caption')).toEqual(['Calls', 'Calls']);
  expect(textsOf(figure, 'thead th')).toEqual(csv.split(';').slice(0, 2));
  expect(textsOf(figure, 'td')).toEqual(['7', '']);
  expect(figure.querySelector('svg')?.getAttribute('aria-labelledby')).toBe('_chart_whales_title');
  expect(chartOf('', csv).fields).toMatchObject({
    title: 'Calls',
    columns: csv.split(';').slice(0, 2),
  });
});

test('a chart with a title says below it what its numbers are', () => {
  const figure = drawnChart('form: bars\ntitle: Most call at Kisumu', 'Port,Calls\nKisumu,7\n');
  expect(textsOf(figure, 'figcaption p')).toEqual(['Most call at Kisumu', 'Calls']);
});

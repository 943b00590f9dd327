import { csvFormatRows, dsvFormat } from 'd3-dsv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forms } from '../../src/charts/read-charts.ts';
import { attempt } from '../../src/files/story-error.ts';
import { forAll, integer } from '../core/arbitraries.ts';
import { chartOf, drawnChart, textsOf, written } from './drawn-chart.ts';

test('a bad cell is reported at the line of its row, even after quotes and line breaks', () => {
  const text = fc.stringMatching(/^[a-c",\n][a-c",\n ]{0,6}$/);
  const rows = fc.array(fc.tuple(text, text), { minLength: 1 });
  forAll(rows, (cells) => {
    const start = ['2019-06-26', '1', '1', 'no'];
    const table = cells.map(([what, where]) => [...start, `${what}.`, 'maybe', `${where}.`]);
    const [yaml, csv] = written('tally', 'filled: with young', csvFormatRows(table));
    const lines = csv.split('\n');
    const { problems } = attempt(() => chartOf(yaml, csv));
    expect(problems).toHaveLength(cells.length);
    for (const { line = 0 } of problems) expect(lines[line - 1]).toMatch(/^2019-06-26,/);
    expect(new Set(problems.map(({ line }) => line)).size).toBe(cells.length);
  });
});

test.each([
  ['en', ','],
  ['de', ';'],
  ['fr', ';'],
  ['de-CH', '\t'],
])('numbers are read the way spreadsheets in "%s" write them', (locale, separator) => {
  const number = integer(-1e9, 1e9).map((n) => n / 100);
  forAll(fc.array(number, { minLength: 1 }), (numbers) => {
    const cells = numbers.map((n, i) => [`${i}`, n.toLocaleString(locale)]);
    const csv = dsvFormat(separator).formatRows([['Port', 'Calls'], ...cells]);
    expect(chartOf('', csv).rows.map(({ value }) => value)).toEqual(numbers);
  });
});

test('a column’s decimal mark is inferred from all of its numbers', () => {
  const valuesOf = (csv: string) => chartOf('', csv).rows.map(({ value }) => value);
  const values = (...cells: string[]) =>
    valuesOf(csvFormatRows([['a', 'b'], ...cells.map((cell, i) => [`${i}`, cell])]));
  expect(values('1,234', '−5', '1e3')).toEqual([1234, -5, 1000]);
  expect(values('1,234', '0,5')).toEqual([1.234, 0.5]);
  expect(valuesOf('a;b\nx;1.234\n')).toEqual([1234]);
  expect(values('1.234', '1.234.567')).toEqual([1234, 1234567]);
});

test.each([
  ['columns', 'Year;Calls;;\n2020;7;;\n2021;;;\n;;;\n'],
  ['bars', 'Port;Calls;;\nKisumu;7;;\nMwanza;;;\n;;;\n'],
])('a table of two columns is a "%s" chart without any YAML', (form, csv) => {
  expect(chartOf('', csv).form).toBe(forms[form]);
  const figure = drawnChart('', csv);
  expect(textsOf(figure, 'p, caption')).toEqual(['Calls', 'Calls']);
  const columns = csv.split(';').slice(0, 2);
  expect(textsOf(figure, 'thead th')).toEqual(columns);
  expect(textsOf(figure, 'td')).toEqual(['7', '']);
  expect(figure.querySelector('svg')?.getAttribute('aria-labelledby')).toBe('_chart_whales_title');
  expect(chartOf('', csv).fields).toMatchObject({ title: 'Calls', columns });
});

test('a chart with a title says below the title what its numbers measure', () => {
  const figure = drawnChart('form: bars\ntitle: Most call at Kisumu', 'Port,Calls\nKisumu,7\n');
  expect(textsOf(figure, 'figcaption p')).toEqual(['Most call at Kisumu', 'Calls']);
});

import { describe, expect, test } from 'vitest';
import { drawnChart, textsOf, yamlOf } from '../drawn-chart.ts';

const yaml = yamlOf('bars', ['Year', 'Whales', 'Known'], 'given: logged\nderived: shared out');
const bars = (...rows: string[]): Element =>
  drawnChart(yaml, `date,value,derived\n${rows.join('\n')}\n`);
const heights = (figure: Element): number[] =>
  [...figure.querySelectorAll('rect')].map((bar) => Number(bar.getAttribute('height')));

describe('bars', () => {
  test('stand a year each, as high as their number', () => {
    const [first = 0, second = 0] = heights(bars('1990,200,no', '1991,400,no'));
    expect(second / first).toBeCloseTo(2, 1);
  });

  test('are hollow where the number was derived, and told so in the table', () => {
    const figure = bars('1990,200,yes', '1991,400,no');
    expect(figure.querySelectorAll('.hollow rect')).toHaveLength(1);
    expect(figure.querySelectorAll('.filled rect')).toHaveLength(1);
    expect(textsOf(figure, 'td')).toEqual(['200', 'shared out', '400', 'logged']);
  });

  test('name the peak and the last year, and no other', () => {
    const figure = bars('1990,200,no', '1991,41000,no', '1992,7,no', '1993,90,no');
    expect(textsOf(figure, '.label text')).toEqual(['41,000', '90']);
  });

  test('bracket years of which only the sum is known, and tell it, run by run', () => {
    const rows = [
      '1990,2,yes',
      '1991,3,yes',
      '1992,9,no',
      '1993,1,yes',
      '1994,1,yes',
      '1995,1,yes',
    ];
    const figure = bars(...rows, '1996,4,no', '1997,5,yes');
    expect(figure.querySelectorAll('.bracket line')).toHaveLength(2);
    const labels = textsOf(figure, '.label text');
    expect(labels).toEqual(expect.arrayContaining(['in 2 years', '5', 'in 3 years', '3']));
    expect(labels).not.toContain('in 1 years');
  });

  test('tell the sum alone where its years are too narrow for more', () => {
    const rows = Array.from(
      { length: 27 },
      (_, year) => `${1999 + year},9,${year < 3 ? 'yes' : 'no'}`,
    );
    const labels = textsOf(bars(...rows), '.label text');
    expect(labels).toContain('27');
    expect(labels).not.toContain('in 3 years');
  });

  test('leave room for the years that have none', () => {
    const x = (figure: Element): number[] =>
      [...figure.querySelectorAll('rect')].map((bar) => Number(bar.getAttribute('x')));
    const [first = 0, second = 0, third = 0] = x(bars('1990,5,no', '1991,5,no', '1995,5,no'));
    expect((third - second) / (second - first)).toBeCloseTo(4, 0);
  });
});

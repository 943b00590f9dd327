import { describe, expect, test } from 'vitest';
import { drawnChart, textsOf, yamlOf } from '../drawn-chart.ts';

const figure = drawnChart(
  yamlOf('days', ['What', 'When'], ''),
  [
    'name,from,to,filled',
    'whales seen,2019-12-30,2019-12-30,yes',
    'whales seen,2020-01-02,2020-01-02,yes',
    'a storm,2019-12-31,2020-01-02,no',
  ].join('\n'),
);
const places = (selector: string): (readonly [x: number, y: number])[] =>
  [...figure.querySelectorAll(`${selector} circle`)].map((disc) => [
    Number(disc.getAttribute('cx')),
    Number(disc.getAttribute('cy')),
  ]);

describe('a strip of days', () => {
  test('counts every day from the first to the last, those without anything too', () => {
    expect(textsOf(figure, '.grid-label text')).toEqual(['30', '31', '1', '2']);
  });

  test('counts them in figures alone, also in a language that writes a word behind each', () => {
    const options: Intl.DateTimeFormatOptions = { day: 'numeric', timeZone: 'UTC' };
    expect(new Intl.DateTimeFormat('ko', options).format(0)).toBe('1일');
    const korean = drawnChart(
      yamlOf('days', ['What', 'When'], ''),
      'name,from,to,filled\nwhales seen,2019-12-31,2020-01-01,yes',
      'ko',
    );
    expect(textsOf(korean, '.grid-label text')).toEqual(['31', '1']);
  });

  test('puts what is named alike into one line, each under its name', () => {
    expect(textsOf(figure, '.label text')).toEqual(['whales seen', 'a storm']);
    expect(new Set(places('.filled').map(([, y]) => y)).size).toBe(1);
    expect(new Set(places('.hollow').map(([, y]) => y)).size).toBe(1);
  });

  test('has a mark for each day of what lasted, joined, at the days that others have as well', () => {
    expect(places('.hollow')).toHaveLength(3);
    expect(figure.querySelectorAll('.length line')).toHaveLength(1);
    expect(places('.hollow').at(-1)?.[0]).toBe(places('.filled').at(-1)?.[0]);
  });

  test('tells the days in its table', () => {
    expect(textsOf(figure, 'td').map((cell) => cell.replaceAll(/\s/g, ' '))).toEqual([
      '30 December 2019',
      '2 January 2020',
      '31 December 2019 – 2 January 2020',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { drawnChart, textsOf, yamlOf } from '../drawn-chart.ts';

const dots = (each: number, ...rows: string[]): Element =>
  drawnChart(
    yamlOf('dots', ['Where', 'Whales'], `each: ${each}`),
    `name,least,most,filled\n${rows.join('\n')}\n`,
  );
const radii = (figure: Element, selector: string): number[] =>
  [...figure.querySelectorAll(`${selector} circle`)].map((each) => Number(each.getAttribute('r')));

describe('dots', () => {
  test('stand for so many each, all of one size, filled or as rings', () => {
    const figure = dots(10, 'Bay,250,250,yes', 'Fjord,30,30,no');
    expect(radii(figure, '.filled')).toHaveLength(25);
    expect(radii(figure, '.hollow')).toHaveLength(3);
    expect(new Set([...radii(figure, '.filled'), ...radii(figure, '.hollow')]).size).toBe(1);
  });

  test('show a part of a dot by its area, within the outline of a whole one, and tell it', () => {
    const figure = dots(100, 'Bay,300,300,yes', 'Fjord,4,4,yes');
    const [whole = 0] = radii(figure, '.filled');
    const part = radii(figure, '.filled').at(-1) ?? 0;
    expect(part / whole).toBeCloseTo(Math.sqrt(0.04), 1);
    expect(radii(figure, '.whole')).toEqual([whole]);
    expect(textsOf(figure, '.part text')).toEqual(['4% of one dot']);
  });

  test('show what is left beside whole dots without words', () => {
    const figure = dots(100, 'Bay,250,250,yes');
    expect(radii(figure, '.filled')).toHaveLength(3);
    expect(textsOf(figure, '.part text')).toEqual([]);
  });

  test('name each group with its number', () => {
    const figure = dots(1_000_000, 'Bay,24000000,24000000,yes', 'Fjord,2914,2914,no');
    expect(textsOf(figure, '.label text')).toEqual([
      'Bay: 24 million',
      'Fjord: 2,914',
      '0.29% of one dot',
    ]);
    expect(textsOf(figure, 'td.number')).toEqual(['24,000,000', '2,914']);
  });

  test('stand in rows within the drawing, no two in one place', () => {
    for (const count of [1, 12, 13, 100, 999]) {
      const figure = dots(1, `Bay,${count},${count},yes`, 'Fjord,5,5,no');
      const [, , width = 0, height = 0] = (
        figure.querySelector('svg')?.getAttribute('viewBox') ?? ''
      )
        .split(' ')
        .map(Number);
      const places = [...figure.querySelectorAll('circle')].map((each) =>
        ['cx', 'cy', 'r'].map((name) => Number(each.getAttribute(name))),
      );
      expect(new Set(places.map(String)).size).toBe(count + 5);
      for (const [x = 0, y = 0, r = 0] of places) {
        expect(x - r).toBeGreaterThanOrEqual(0);
        expect(x + r).toBeLessThanOrEqual(width);
        expect(y + r).toBeLessThanOrEqual(height);
      }
    }
  });

  test('go on as dashed rings from the fewest to the most that a count may be', () => {
    const figure = dots(10, 'Bay,30,50,no');
    expect(radii(figure, '.hollow')).toHaveLength(5);
    expect(radii(figure, '.unsure')).toHaveLength(2);
    expect(textsOf(figure, '.label text')).toEqual(['Bay: 30 to 50']);
    expect(textsOf(figure, 'td.number')).toEqual(['30 to 50']);
  });

  test('are none where none are counted', () => {
    const figure = dots(1, 'Bay,0,0,yes');
    expect(figure.querySelectorAll('circle')).toHaveLength(0);
    expect(textsOf(figure, '.label text')).toEqual(['Bay: 0']);
  });
});

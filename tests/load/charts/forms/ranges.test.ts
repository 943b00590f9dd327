import { describe, expect, test } from 'vitest';
import { drawnChart, textsOf, yamlOf } from '../drawn-chart.ts';

const head = 'from,to,least,most,certainty,source';
const rows = [
  '1950,1950,4000,4000,counted,A census',
  '1960,1962,3500,3500,counted,A census',
  '1970,1970,3000,3000,over,A letter',
  '1980,1980,2000,2500,between,A letter; a census',
  '1990,1990,900,1100,either,Two papers',
  '1999,1999,1000000,1500000,between,A guess',
  '2004,2004,2000000,2000000,about,A guess',
];
const labels = `labels:
  1950: { dx: 5, dy: 0, anchor: start }
  1970: { dx: 5, dy: 0, anchor: start }
  1990: { dx: 5, dy: 0, anchor: end }`;
const ranges = (more = labels, data = rows): Element =>
  drawnChart(yamlOf('ranges', ['Year', 'Whales', 'Source'], more), [head, ...data].join('\n'));

describe('ranges', () => {
  test('join the figures of the source that gives most, as filled discs', () => {
    const figure = ranges();
    expect(figure.querySelectorAll('.filled circle')).toHaveLength(2);
    expect(figure.querySelectorAll('.hollow circle')).toHaveLength(2);
  });

  test('are bars where accounts differ, and open where only the least is known', () => {
    const upright = [...ranges().querySelectorAll('.range line')].filter(
      (line) => line.getAttribute('x1') === line.getAttribute('x2'),
    );
    expect(upright).toHaveLength(3);
    expect(ranges().querySelectorAll('.open line')).toHaveLength(1);
  });

  test('tell each account as surely as it is known', () => {
    expect(textsOf(ranges(), 'td.number')).toEqual([
      '4,000',
      '3,500',
      'over 3,000',
      '2,000 to 2,500',
      '900 or 1,100',
      '1 to 1.5 million',
      'about 2 million',
    ]);
    expect(textsOf(ranges(), 'tbody th')).toContain('1960–1962');
  });

  test('name the years that the words ask for, and none where they ask for none', () => {
    expect(textsOf(ranges(), '.label text')).toEqual([
      '1950: 4,000',
      '1970: over 3,000',
      '1990: 900 or 1,100',
    ]);
    expect(textsOf(ranges(''), '.label text')).toEqual([]);
  });

  test('name round years and round numbers on the axes', () => {
    const figure = ranges();
    expect(textsOf(figure, '.grid-label text')).toEqual(['1 million', '2 million']);
    expect(textsOf(figure, 'text').filter((text) => /^\d{4}$/.test(text))).toEqual([
      '1960',
      '1980',
      '2000',
    ]);
  });
});

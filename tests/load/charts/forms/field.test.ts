import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawnChart, textsOf, yamlOf } from '../drawn-chart.ts';

const field = (perLine: number, ...rows: string[]): Element =>
  drawnChart(
    yamlOf('field', ['Where', 'Whales'], `perLine: ${perLine}`),
    `date,name,value,filled\n${rows.join('\n')}\n`,
  );

/** How many dots the dashes of a path make: one at the start of each line, and one every pitch. */
function dotsOf(path: Element): number {
  const [, pitch = 1] = (path.getAttribute('stroke-dasharray') ?? '').split(' ').map(Number);
  const lines = [...(path.getAttribute('d') ?? '').matchAll(/h([\d.]+)/g)];
  return lines.reduce((sum, [, length]) => sum + 1 + Math.floor(Number(length) / pitch + 1e-6), 0);
}

test('a field has a mark for each one counted, in lines of so many', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 10, max: 200 }), (n, line) => {
      const [marks] = field(line, `2009,Bay,${n},yes`).querySelectorAll('.marks');
      expect(marks && dotsOf(marks)).toBe(n);
    }),
    { numRuns: 30 },
  );
});

test('a field ties its marks to their days, and names each band with its number', () => {
  const figure = field(100, '2009,Bay in 2009,2914,yes', ',Fjord,63,no');
  const groups = [...figure.querySelectorAll('svg > g')];
  expect(groups.map((group) => group.getAttribute('data-date'))).toEqual(['2009', null]);
  expect(textsOf(figure, 'svg text')).toEqual(['Bay in 2009: 2,914', 'Fjord: 63']);
  for (const text of figure.querySelectorAll('svg text'))
    expect(text.getAttribute('text-anchor')).toBe('start');
  expect(textsOf(figure, 'td.number')).toEqual(['2,914', '63']);
});

test('a field has rings where it is not filled', () => {
  const figure = field(100, '2009,Bay,11,yes', ',Fjord,11,no');
  expect(figure.querySelectorAll('.marks:not(.holes)')).toHaveLength(2);
  const [hole] = figure.querySelectorAll('.holes');
  expect(hole && dotsOf(hole)).toBe(11);
});

test('a field stands within its drawing, one band below the other', () => {
  const figure = field(10, ',A,95,yes', ',B,7,yes');
  const [, , , height = 0] = (figure.querySelector('svg')?.getAttribute('viewBox') ?? '')
    .split(' ')
    .map(Number);
  const tops = [...figure.querySelectorAll('.marks')].map((path) =>
    [...(path.getAttribute('d') ?? '').matchAll(/M[\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y)),
  );
  expect(tops.flat()).toEqual([...tops.flat()].sort((a, b) => a - b));
  expect(Math.max(...tops.flat())).toBeLessThan(height);
});

test('a field of more marks than a page bears is refused', () => {
  expect(() => field(100, ',A,100001,yes')).toThrow('100001 would be more than 100000 marks');
});

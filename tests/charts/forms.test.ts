import { expect, test } from 'vitest';
import { forAll, inRuns, integer, number } from '../core/arbitraries.ts';
import { drawnChart, type shapes, textsOf, written } from './drawn-chart.ts';

const drawn =
  (form: keyof typeof shapes, more = '', locale?: string) =>
  (...rows: readonly string[]) =>
    drawnChart(...written(form, more, ...rows), locale);

/** The given attributes of all elements that match, as numbers. */
const numbers = (figure: Element, selector: string, ...names: readonly string[]) =>
  [...figure.querySelectorAll(selector)].map((element) =>
    names.map((name) => Number(element.getAttribute(name))),
  );
/** The coordinates of each path that matches, x and y in turn. */
const linesOf = (figure: Element, selector: string) =>
  [...figure.querySelectorAll(`${selector} path`)].map((path) =>
    (path.getAttribute('d')?.match(/-?[\d.]+/g) ?? []).map(Number),
  );
const count = (figure: Element, selector: string) => figure.querySelectorAll(selector).length;

const accounts = [
  '1950,1950,4000,4000,counted,A census',
  '1960,1962,3500,3500,counted,A census',
  '1970,1970,3000,3000,over,A letter',
  '1990,1990,900,1100,either,Two papers',
  '1999,1999,1000000,1500000,between,A guess',
  '2004,2004,2000000,2000000,about,A guess',
];
const at = (dx: number, anchor: string) => `{ dx: ${dx}, dy: 0, anchor: ${anchor} }`;
const ranges = drawn(
  'ranges',
  `labels: { 1950: ${at(5, 'start')}, 1990: ${at(-5, 'end')} }`,
)(...accounts);
const days = drawn('days')(
  'whales seen,2019-12-30,2019-12-30,yes',
  'whales seen,2020-01-02,2020-01-02,yes',
  'a storm,2019-12-31,2020-01-02,no',
);
const tallied = [
  '2019-12-30,2,2,no,humpbacks,yes,Bay',
  '2020-01-02,3,5,no,orcas,no,Bay',
  '2020-03-02,60,60,yes,dolphins,no,Strait',
];
const tally = drawn('tally', 'filled: with young\ngap: 30')(...tallied);
const field = drawn('field', 'perLine: 100')('2009,Bay in 2009,2914,yes', ',Fjord,63,no');
const dots = drawn('dots', 'each: 1000000');
const ruler = drawn('bars', 'unit: m\nlook: lines')('Blue,30,sea,', 'Orca,0,,and a fin');
const columns = drawn('columns')('1990,200,shared out', '1991,41000,', '1992,7,', '1995,90,');

test.each<[string, Element, words: readonly string[], cells: readonly string[]]>([
  [
    'columns label round values, years, the peak and the last value',
    columns,
    ['20,000', '40,000', '1990', '1991', '1992', '1995', '41,000', '90'],
    ['200', 'shared out', '41,000', '', '7', '', '90', ''],
  ],
  [
    'ranges word each figure as surely as it is known, and label the requested ones',
    ranges,
    ['1 million', '2 million', '1960', '1980', '2000', '1950: 4,000', '1990: 900 or 1,100'],
    [
      ...['4,000', 'A census', '3,500', 'A census', 'over 3,000', 'A letter'],
      ...['900 or 1,100', 'Two papers', '1 to 1.5 million', 'A guess', 'about 2 million'],
      'A guess',
    ],
  ],
  [
    'days of the same name share one line',
    days,
    ['30', '31', '1', '2', 'whales seen', 'a storm'],
    ['30 December 2019', '2 January 2020', '31 December 2019 – 2 January 2020'],
  ],
  [
    'days are labelled with bare numbers in every language',
    drawn('days', '', 'ko')('whales seen,2019-12-31,2020-01-01,yes'),
    ['31', '1', 'whales seen'],
    ['2019년 12월 31일~2020년 1월 1일'],
  ],
  [
    'dots label each group with its number, and explain a partial dot',
    dots('Bay,24000000,26000000,yes', 'Fjord,2914,2914,no', 'Sea,0,0,no'),
    ['Bay: 24 to 26 million', 'Fjord: 2,914', '0.29% of one dot', 'Sea: 0'],
    ['24 to 26 million', '2,914', '0'],
  ],
  ['fields label each band', field, ['2009', 'Bay in 2009: 2,914', 'Fjord: 63'], ['2,914', '63']],
  [
    'bars show notes',
    ruler,
    ['Blue', '30 m', 'Orca', '0 m, and a fin'],
    ['30 m', '0 m, and a fin'],
  ],
  [
    'a tally labels long gaps, years if there are several, and the meaning of filled discs',
    tally,
    [
      ...['30 Dec 2019', '2 humpbacks, with young', '2 Jan 2020', '3 to 5 orcas'],
      ...['none counted for 59 days', '2 Mar 2020', 'about 60', 'dolphins'],
    ],
    [
      ...['2', 'humpbacks, with young', 'Bay', '3 to 5', 'orcas', 'Bay'],
      ...['about 60', 'dolphins', 'Strait'],
    ],
  ],
  [
    'a tally labels neither gaps nor years by default',
    drawn('tally', 'filled: with young')(...tallied.slice(1)),
    ['2 Jan', '3 to 5 orcas', '2 Mar', 'about 60', 'dolphins'],
    ['3 to 5', 'orcas', 'Bay', 'about 60', 'dolphins', 'Strait'],
  ],
])('%s', (_, figure, words, cells) => {
  const plain = (texts: readonly string[]) => texts.map((text) => text.replaceAll(/\s/g, ' '));
  expect(plain(textsOf(figure, 'svg text'))).toEqual(words);
  expect(plain(textsOf(figure, 'td'))).toEqual(cells);
});

test('columns are as high as their numbers, hollow if they have a note, with room for missing years', () => {
  const figure = drawn('columns')('1990,200,', '1991,400,shared out', '1995,5,');
  const [[x = 0, one = 0] = [], [x5 = 0] = []] = numbers(figure, '.filled rect', 'x', 'height');
  const [[x1 = 0, two = 0] = []] = numbers(figure, '.hollow rect', 'x', 'height');
  expect(two / one).toBeCloseTo(2, 1);
  expect((x5 - x) / (x1 - x)).toBeCloseTo(5, 0);
});

test('columns and bars extend to the other side of zero for negative numbers', () => {
  const rects = numbers(drawn('columns')('a,50,', 'b,-25,'), 'rect', 'y', 'height');
  const [[up = 0, high = 0] = [], [down = 0, low = 0] = []] = rects;
  expect(up + high).toBeCloseTo(down);
  expect(high / low).toBeCloseTo(2, 1);
  const bars = linesOf(drawn('bars')('a,50,,', 'b,-25,,'), '.bars');
  const [[zero = 0, , right = 0] = [], [start, , left] = []] = bars;
  expect([start, left]).toEqual([zero, 0]);
  expect((right - zero) / zero).toBeCloseTo(2, 1);
});

test('dates are to scale and localised, and as many names as fit are shown in order', () => {
  const days = drawn('line', '', 'de')('2020-01-01,1,,', '2020-01-11,2,,', '2020-01-31,3,,');
  const [[first = 0, , second = 0, , third = 0] = []] = linesOf(days, '.length');
  expect((third - first) / (second - first)).toBeCloseTo(3, 1);
  expect(textsOf(days, '.year')).toEqual(['1. Jan. 2020', '31. Jan. 2020']);
  expect(textsOf(days, 'tbody th')).toContain('11. Januar 2020');
  const names = Array.from({ length: 30 }, (_, i) => `name ${i}`);
  const named = textsOf(drawn('columns')(...names.map((name, i) => `${name},${i},`)), '.year');
  expect(named.length).toBeLessThan(8);
  expect(named.slice(0, 2)).toEqual(['name 0', 'name 6']);
});

test('a line breaks at missing values, and starts near its minimum if it varies little', () => {
  const rows = ['1,1000,,', '2,1001,,', '3,,,', '4,1003,,', '5,,,', '6,1002,,', '7,1000,,'];
  const figure = drawn('line')(...rows.map((row) => `day ${row}`));
  const lines = linesOf(figure, '.length');
  expect(lines.map(({ length }) => length)).toEqual([4, 4]);
  expect(count(figure, 'circle')).toBe(1);
  expect(textsOf(figure, '.label')).toEqual(['1,003', '1,000']);
  expect(Math.max(...lines.flat().filter((_, i) => i % 2))).toBe(216);
});

test('each dot represents enough for at most a hundred dots per group, and a label says how many', () =>
  inRuns(30)(integer(1, 1e7), (many) => {
    const [label = '1'] = textsOf(drawn('dots')(`Bay,${many},,`), '.grid-label');
    const each = label.replace(/[=,\s]/g, '').replace('million', '000000');
    expect(many / Number(each)).toBeLessThanOrEqual(100);
  }));

test('days are marks on one line, joined if an event lasts for several', () => {
  const [filled, hollow] = ['.filled', '.hollow'].map((look) =>
    numbers(days, `${look} circle`, 'cx', 'cy'),
  );
  expect([filled, hollow].map((discs) => new Set(discs?.map(([, y]) => y)).size)).toEqual([1, 1]);
  expect(hollow).toHaveLength(3);
  expect(linesOf(days, '.length')).toHaveLength(1);
  expect(filled?.[1]?.[0]).toBe(hollow?.[2]?.[0]);
});

test('dots show a fraction by area, and a range by dashed rings', () => {
  const figure = drawn('dots', 'each: 100')('Bay,300,500,yes', 'Fjord,4,4,yes');
  const radii = (look: string) => numbers(figure, `${look} circle`, 'r').flat();
  const [whole = 0, , , part = 0] = radii('.filled');
  expect(part / whole).toBeCloseTo(Math.sqrt(0.04), 1);
  expect(radii('.whole')).toEqual([whole]);
  expect(radii('.unsure')).toEqual([whole, whole]);
});

test('dots stay within the drawing, each in its own place', () => {
  for (const many of [1, 12, 13, 100, 999]) {
    const figure = drawn('dots', 'each: 1')(`Bay,${many},${many},yes`, 'Fjord,5,5,no');
    const box = figure.querySelector('svg')?.getAttribute('viewBox')?.split(' ').map(Number) ?? [];
    const places = numbers(figure, 'circle', 'cx', 'cy', 'r');
    expect(new Set(places.map(String)).size).toBe(many + 5);
    for (const [x = 0, y = 0, r = 0] of places) {
      expect(Math.min(x - r, y - r)).toBeGreaterThanOrEqual(0);
      expect(x + r).toBeLessThanOrEqual(box[2] ?? 0);
      expect(y + r).toBeLessThanOrEqual(box[3] ?? 0);
    }
  }
});

/** The number of dashes on a path: one at the start of each line, and one every pitch. */
function dotsOf(path: Element) {
  const [, pitch = 1] = (path.getAttribute('stroke-dasharray') ?? '').split(' ').map(Number);
  const lines = [...(path.getAttribute('d') ?? '').matchAll(/[hv]([\d.]+)/g)];
  return lines.reduce((sum, [, long]) => sum + 1 + Math.floor(Number(long) / pitch + 1e-6), 0);
}

test('a field has one mark for each item counted, at any line length', () => {
  const [many, line] = [integer(1, 5000), integer(10, 200)];
  inRuns(30)(many, line, (n, perLine) => {
    const figure = drawn('field', `perLine: ${perLine}`)(`2009,Bay,${n},yes`, `,Fjord,${n},yes`);
    expect([...figure.querySelectorAll('.marks')].map(dotsOf)).toEqual([n, n]);
  });
});

test('a field has one mark for each ten items counted, if each is ten, and as many figures as before', () => {
  const figure = drawn('field', 'each: 10')(
    '2009,2009,2914,yes',
    '2021,2021,63,yes',
    '2022,2022,4,yes',
  );
  const inYear = (year: string) => figure.querySelector(`[data-date="${year}"] .marks`);
  expect(['2009', '2021', '2022'].map((year) => dotsOf(inYear(year) as Element))).toEqual([
    291, 6, 0,
  ]);
  expect(figure.textContent).toContain('2009: 2,914');
});

test('a field names as many of its days as fit, the last one always, and no two touch', () => {
  const years = Array.from({ length: 28 }, (_, i) => `${1998 + i},${1998 + i},${100 + i},yes`);
  const named = [...drawn('field')(...years).querySelectorAll('.columns text')];
  const ends = named.map((text) => Number(/translate\(([\d.]+)/.exec(text.outerHTML)?.[1]));
  expect(named.at(-1)?.textContent).toBe('2025');
  expect(named.length).toBeGreaterThan(6);
  for (const [i, end] of ends.slice(1).entries()) expect(end - (ends[i] ?? 0)).toBeGreaterThan(25);
});

test('a field ties its marks to their days, and draws rings for unfilled marks', () => {
  expect(field.querySelector('[data-date="2009"] .marks + .holes')).toBeNull();
  expect([...field.querySelectorAll('.marks + .holes')].map(dotsOf)).toEqual([63]);
});

test('a field sets its days side by side on one baseline, and labels the largest and the smallest', () => {
  const years = drawn('field')('2009,2009,2914,yes', '2010,2010,2402,yes', '2021,2021,63,yes');
  const feet = [...years.querySelectorAll('[data-date] .marks')].map((path) => {
    const [, x, y, length] = /M([\d.]+) ([\d.]+)v([\d.]+)/.exec(path.getAttribute('d') ?? '') ?? [];
    return [Number(x), Math.round(Number(y) + Number(length))];
  });
  const [xs, ys] = [feet.map(([x]) => x), feet.map(([, y]) => y)];
  expect([...xs].sort((a = 0, b = 0) => a - b)).toEqual(xs);
  expect(new Set(ys).size).toBe(1);
  expect(textsOf(years, '.label')).toEqual(['2009: 2,914', '2021: 63']);
});

test('charts refuse more marks than a page can hold', () => {
  const fields = drawn('field', 'perLine: 100');
  expect(() => fields(',A,100001,yes')).toThrow('100001 marks; the limit is 100000');
  expect(() => drawn('tally', 'filled: x')('2020-01-02,1,9999,no,orcas,no,Bay')).toThrow('9999');
});

test('lines join points of the same name in order of year', () => {
  const rows = ['1990,4,Whales,sea', '1992,9,Whales,sea', '1991,2,Seals,', '1990,1,Seals,'];
  const figure = drawn('line')(...rows);
  const lines = linesOf(figure, '.length');
  expect(lines).toHaveLength(2);
  for (const [x = 0, y = 0, x2 = 0, y2 = 0] of lines) {
    expect(x2).toBeGreaterThan(x);
    expect(y2).toBeLessThan(y);
  }
  expect(textsOf(figure, '.label text')).toEqual(['Whales', 'Seals']);
  expect(count(figure, '.of-sea.lines path')).toBe(1);
});

test('lines that end close together have their names on opposite sides', () => {
  const figure = drawn('line')('1990,90,A,', '1991,100,A,', '1990,80,B,', '1991,95,B,');
  const [above = 0, below = 0] = [...figure.querySelectorAll('.label text')].map((label) =>
    Number(label.getAttribute('transform')?.match(/,([\d.]+)/)?.[1]),
  );
  expect(below).toBeGreaterThan(above);
});

test('ranges without an exact figure have no line without points, which a browser reports', () => {
  const between = drawn('ranges')('1950,1951,3,5,between,A', '1960,1960,5,9,between,B');
  expect([count(between, '.range path'), count(between, 'path[d="M"]')]).toEqual([6, 0]);
});

test('ranges join figures from one source, and are bars if accounts differ', () => {
  expect([count(ranges, '.filled circle'), count(ranges, '.hollow circle')]).toEqual([2, 2]);
  expect(linesOf(ranges, '.range').filter(([from, , to]) => from === to)).toHaveLength(2);
  expect(linesOf(ranges, '.open')).toHaveLength(1);
});

test.each([
  ['m', 7.6],
  ['톤', 14],
  ['公里', 28],
])('bars share one scale, with room for a figure in "%s"', (unit, width) => {
  const figure = drawn('bars', `unit: ${unit}`)('Blue whale,578000,,', 'Orca,57800,,');
  const [[left, , blue = 0] = [], [other, , orca = 0] = []] = linesOf(figure, '.bars');
  expect([left, other]).toEqual([0, 0]);
  expect(blue / orca).toBeCloseTo(10, 0);
  expect(blue).toBeGreaterThan(350 / 2);
  expect(blue + '578,000 '.length * 7.6 + width).toBeLessThan(351);
});

test('bars take the look of their layers, end in dashes if there may be more, and have caps if drawn as lines', () => {
  expect(count(ruler, '.of-sea.lines path')).toBe(1);
  expect(count(ruler, '.cap path')).toBe(2);
  expect(linesOf(ruler, '.more')).toEqual([[0, 75, 34, 75]]);
  const bars = drawn('bars')('Blue,30,,');
  expect([count(bars, '.bars path'), count(bars, '.cap')]).toEqual([1, 0]);
});

test('a tally has a group for each day and a disc for each item, dashed if sources differ', () => {
  const groups = [...tally.querySelectorAll('g[data-date]')];
  const discs = groups.map((day) => `${day.getAttribute('data-date')}: ${count(day, 'circle')}`);
  expect(discs).toEqual(['2019-12-30: 2', '2020-01-02: 5', '2020-03-02: 60']);
  expect(count(tally, '[data-date="2020-01-02"] .unsure circle')).toBe(2);
});

test.each([
  ['en-GB', 6 * 7.6],
  ['zh', 2 * 14 + 3 * 7.6],
])('a tally starts after the widest day label in "%s"', (locale, width) => {
  const one = drawn('tally', 'filled: x', locale)('2020-03-30,25,25,no,座头鲸,no,Bay');
  expect((numbers(one, 'circle', 'cx')[0]?.[0] ?? 0) - 3.5).toBeGreaterThan(width);
});

test('a tally shortens its lines to fit the words beside them', () => {
  const plain = drawn('tally', 'filled: x');
  const widest = (what: string) =>
    Math.max(...numbers(plain(`2020-03-30,25,25,no,${what},no,Bay`), 'circle', 'cx').flat());
  expect(widest('seals')).toBeGreaterThan(220);
  expect(widest('座头鲸和它们的幼鲸')).toBeLessThan(350 - 9 * 14 - 2 * 7.6);
});

test('a tally gives every disc its own place, and groups rows of one date', () => {
  const many = [1, 20, 21, 130].map((n) => `2020-01-02,${n},${n},no,orcas,no,Bay`);
  const crowd = drawn('tally', 'filled: x')(...many);
  expect(new Set(numbers(crowd, 'circle', 'cx', 'cy').map(String)).size).toBe(172);
  expect(count(crowd, '[data-date]')).toBe(1);
});

test('numbers over time have two to six gridlines, however large they are', () =>
  forAll(integer(10, 1e9), number(0, 1), (most, share) => {
    const figure = drawn('line')(`1990,${Math.round(share * most) - 1},,`, `1991,${most},,`);
    expect([2, 3, 4, 5, 6]).toContain(textsOf(figure, '.grid-label').length);
  }));

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawnChart, type shapes, textsOf, written } from './drawn-chart.ts';

/** Draws rows in a form, with the fields of its own. */
const drawn =
  (form: keyof typeof shapes, more = '', locale?: string) =>
  (...rows: readonly string[]): Element =>
    drawnChart(...written(form, more, ...rows), locale);

/** The numbers in some attributes of all elements that a selector matches. */
const numbers = (figure: Element, selector: string, ...names: readonly string[]): number[][] =>
  [...figure.querySelectorAll(selector)].map((element) =>
    names.map((name) => Number(element.getAttribute(name))),
  );
/** The x and y of the places of each line that a selector matches. */
const linesOf = (figure: Element, selector: string): number[][] =>
  [...figure.querySelectorAll(`${selector} path`)].map((path) =>
    (path.getAttribute('d')?.match(/-?[\d.]+/g) ?? []).map(Number),
  );
const count = (figure: Element, selector: string): number =>
  figure.querySelectorAll(selector).length;
const sizeOf = (figure: Element): number[] =>
  (figure.querySelector('svg')?.getAttribute('viewBox') ?? '').split(' ').map(Number).slice(2);

describe('bars', () => {
  const bars = drawn('bars', 'given: logged\nderived: shared out');

  test('are a year each, as high as their number, with room for the years that have none', () => {
    const figure = bars('1990,200,no', '1991,400,no', '1995,5,no');
    const [[x = 0, first = 0] = [], [x2 = 0, second = 0] = [], [x3 = 0] = []] = numbers(
      figure,
      'rect',
      'x',
      'height',
    );
    expect(second / first).toBeCloseTo(2, 1);
    expect((x3 - x2) / (x2 - x)).toBeCloseTo(4, 0);
  });

  test('are hollow where the number was derived, and called so in the table', () => {
    const figure = bars('1990,200,yes', '1991,400,no');
    expect([count(figure, '.hollow rect'), count(figure, '.filled rect')]).toEqual([1, 1]);
    expect(textsOf(figure, 'td')).toEqual(['200', 'shared out', '400', 'logged']);
  });

  test('name the peak and the last year, and no other', () => {
    const figure = bars('1990,200,no', '1991,41000,no', '1992,7,no', '1993,90,no');
    expect(textsOf(figure, '.label text')).toEqual(['41,000', '90']);
  });
});

describe('days', () => {
  const figure = drawn('days')(
    'whales seen,2019-12-30,2019-12-30,yes',
    'whales seen,2020-01-02,2020-01-02,yes',
    'a storm,2019-12-31,2020-01-02,no',
  );

  test('are counted from the first to the last, in figures alone in every language', () => {
    expect(textsOf(figure, '.grid-label text')).toEqual(['30', '31', '1', '2']);
    const korean = drawn('days', '', 'ko')('whales seen,2019-12-31,2020-01-01,yes');
    expect(textsOf(korean, '.grid-label text')).toEqual(['31', '1']);
  });

  test('have a line for what is named alike, with a mark for each day, joined where it lasted', () => {
    expect(textsOf(figure, '.label text')).toEqual(['whales seen', 'a storm']);
    const [filled, hollow] = ['.filled', '.hollow'].map((look) =>
      numbers(figure, `${look} circle`, 'cx', 'cy'),
    );
    expect([filled, hollow].map((discs) => new Set(discs?.map(([, y]) => y)).size)).toEqual([1, 1]);
    expect(hollow).toHaveLength(3);
    expect(linesOf(figure, '.length')).toHaveLength(1);
    expect(filled?.[1]?.[0]).toBe(hollow?.[2]?.[0]);
  });

  test('are written as a span in the table', () => {
    const [, , storm = ''] = textsOf(figure, 'td');
    expect(storm.replaceAll(/\s/g, ' ')).toBe('31 December 2019 – 2 January 2020');
  });
});

describe('dots', () => {
  const dots = (each: number) => drawn('dots', `each: ${each}`);
  const radii = (figure: Element, look: string): number[] =>
    numbers(figure, `${look} circle`, 'r').flat();

  test('stand for so many each, and what is left for a part of the area within a whole', () => {
    const figure = dots(100)('Bay,300,300,yes', 'Fjord,4,4,yes');
    const filled = radii(figure, '.filled');
    expect(filled).toHaveLength(4);
    const [whole = 0, , , part = 0] = filled;
    expect(part / whole).toBeCloseTo(Math.sqrt(0.04), 1);
    expect(radii(figure, '.whole')).toEqual([whole]);
    expect(textsOf(figure, '.part text')).toEqual(['4% of one dot']);
    expect(textsOf(dots(100)('Bay,250,250,yes'), '.part text')).toEqual([]);
  });

  test('have the name of each group with its number', () => {
    const figure = dots(1_000_000)('Bay,24000000,24000000,yes', 'Fjord,2914,2914,no', 'Sea,0,0,no');
    expect(textsOf(figure, '.label text')).toEqual([
      ...['Bay: 24 million', 'Fjord: 2,914', '0.29% of one dot', 'Sea: 0'],
    ]);
    expect(textsOf(figure, 'td.number')).toEqual(['24,000,000', '2,914', '0']);
  });

  test('are in rows within the drawing, no two in one place', () => {
    for (const many of [1, 12, 13, 100, 999]) {
      const figure = dots(1)(`Bay,${many},${many},yes`, 'Fjord,5,5,no');
      const [width = 0, height = 0] = sizeOf(figure);
      const places = numbers(figure, 'circle', 'cx', 'cy', 'r');
      expect(new Set(places.map(String)).size).toBe(many + 5);
      for (const [x = 0, y = 0, r = 0] of places) {
        expect(Math.min(x - r, y - r)).toBeGreaterThanOrEqual(0);
        expect(x + r).toBeLessThanOrEqual(width);
        expect(y + r).toBeLessThanOrEqual(height);
      }
    }
  });

  test('go on as dashed rings from the fewest to the most that a count may be', () => {
    const figure = dots(10)('Bay,30,50,no');
    expect([radii(figure, '.hollow'), radii(figure, '.unsure')].map((r) => r.length)).toEqual([
      5, 2,
    ]);
    expect(textsOf(figure, '.label text')).toEqual(['Bay: 30 to 50']);
    expect(textsOf(figure, 'td.number')).toEqual(['30 to 50']);
  });
});

describe('a field', () => {
  const field = (perLine: number) => drawn('field', `perLine: ${perLine}`);

  /** How many dots the dashes of a path make: one at the start of each line, and one every pitch. */
  function dotsOf(path: Element): number {
    const [, pitch = 1] = (path.getAttribute('stroke-dasharray') ?? '').split(' ').map(Number);
    const lines = [...(path.getAttribute('d') ?? '').matchAll(/h([\d.]+)/g)];
    return lines.reduce((sum, [, long]) => sum + 1 + Math.floor(Number(long) / pitch + 1e-6), 0);
  }

  test('has a mark for each one counted, in lines of so many', () => {
    const [many, line] = [fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 10, max: 200 })];
    fc.assert(
      fc.property(many, line, (n, perLine) => {
        const [marks] = field(perLine)(`2009,Bay,${n},yes`).querySelectorAll('.marks');
        expect(marks && dotsOf(marks)).toBe(n);
      }),
      { numRuns: 30 },
    );
  });

  test('ties its marks to their days, names each band, and has rings where it is not filled', () => {
    const figure = field(100)('2009,Bay in 2009,2914,yes', ',Fjord,63,no');
    const groups = [...figure.querySelectorAll('svg > g')];
    expect(groups.map((group) => group.getAttribute('data-date'))).toEqual(['2009', null]);
    expect(textsOf(figure, 'svg text')).toEqual(['Bay in 2009: 2,914', 'Fjord: 63']);
    expect(textsOf(figure, 'td.number')).toEqual(['2,914', '63']);
    expect([...figure.querySelectorAll('.holes')].map(dotsOf)).toEqual([63]);
  });

  test('is within its drawing, one band below the other, and of no more than a page bears', () => {
    const figure = field(10)(',A,95,yes', ',B,7,yes');
    const tops = [...figure.querySelectorAll('.marks')].flatMap((path) =>
      [...(path.getAttribute('d') ?? '').matchAll(/M[\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y)),
    );
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    expect(Math.max(...tops)).toBeLessThan(sizeOf(figure)[1] ?? 0);
    const refused = '100001 marks, and 100000 are the most';
    expect(() => field(100)(',A,100001,yes')).toThrow(refused);
  });
});

describe('lines', () => {
  test('join what is named alike in the order of the years, and end with its name', () => {
    const rows = ['1990,4,Whales,sea', '1992,9,Whales,sea', '1991,2,Seals,', '1990,1,Seals,'];
    const figure = drawn('line')(...rows);
    const paths = linesOf(figure, '.length');
    expect(paths).toHaveLength(2);
    for (const [x = 0, y = 0, x2 = 0, y2 = 0] of paths) {
      expect(x2).toBeGreaterThan(x);
      expect(y2).toBeLessThan(y);
    }
    expect(textsOf(figure, '.label text')).toEqual(['Whales', 'Seals']);
    expect(count(figure, '.of-sea.lines path')).toBe(1);
  });

  test('that end near one another have their names on either side', () => {
    const figure = drawn('line')('1990,90,A,', '1991,100,A,', '1990,80,B,', '1991,95,B,');
    const [[above = 0] = [], [below = 0] = []] = [...figure.querySelectorAll('.label text')].map(
      (label) => (label.getAttribute('transform')?.match(/-?[\d.]+/g) ?? []).map(Number).slice(-1),
    );
    expect(below).toBeGreaterThan(above);
  });
});

describe('ranges', () => {
  const rows = [
    '1950,1950,4000,4000,counted,A census',
    '1960,1962,3500,3500,counted,A census',
    '1970,1970,3000,3000,over,A letter',
    '1980,1980,2000,2500,between,A letter; a census',
    '1990,1990,900,1100,either,Two papers',
    '1999,1999,1000000,1500000,between,A guess',
    '2004,2004,2000000,2000000,about,A guess',
  ];
  const at = (dx: number, anchor: string) => `{ dx: ${dx}, dy: 0, anchor: ${anchor} }`;
  const labels = `labels: { 1950: ${at(5, 'start')}, 1990: ${at(-5, 'end')} }`;
  const figure = drawn('ranges', labels)(...rows);

  test('join the figures of the source that gives most, as filled discs', () => {
    expect(count(figure, '.filled circle')).toBe(2);
    expect(count(figure, '.hollow circle')).toBe(2);
  });

  test('are bars where accounts differ, and open where only the least is known', () => {
    const upright = linesOf(figure, '.range').filter(([from, , to]) => from === to);
    expect(upright).toHaveLength(3);
    expect(linesOf(figure, '.open')).toHaveLength(1);
  });

  test('give each account as surely as it is known, and in the drawing where one asks for it', () => {
    expect(textsOf(figure, 'td.number')).toEqual([
      ...['4,000', '3,500', 'over 3,000', '2,000 to 2,500', '900 or 1,100'],
      ...['1 to 1.5 million', 'about 2 million'],
    ]);
    expect(textsOf(figure, 'tbody th')).toContain('1960–1962');
    expect(textsOf(figure, '.label text')).toEqual(['1950: 4,000', '1990: 900 or 1,100']);
    expect(textsOf(drawn('ranges')(...rows), '.label text')).toEqual([]);
  });

  test('name round years and round numbers on the axes', () => {
    expect(textsOf(figure, '.grid-label text')).toEqual(['1 million', '2 million']);
    const years = textsOf(figure, 'text').filter((text) => /^\d{4}$/.test(text));
    expect(years).toEqual(['1960', '1980', '2000']);
  });
});

describe('a ruler', () => {
  const ruler = drawn('ruler', 'unit: m');

  test('sets lengths to one scale from a common left edge', () => {
    const lines = linesOf(ruler('Blue,30,,', 'Orca,6,,'), '.lines');
    const [[left, , blue = 0] = [], [other, , orca = 0] = []] = lines;
    expect([left, other]).toEqual([0, 0]);
    expect(blue / orca).toBeCloseTo(5, 1);
  });

  test.each([
    ['m', 7.6],
    ['톤', 14],
    ['公里', 28],
  ])('names each, and leaves room for its figure in "%s"', (unit, width) => {
    const figure = drawn('ruler', `unit: ${unit}`)('Blue whale,578000,,');
    const figures = ['Blue whale', `578,000 ${unit}`];
    expect(textsOf(figure, '.label text')).toEqual(figures);
    expect(textsOf(figure, 'td')).toEqual(figures.slice(1));
    const [[, , end = 0] = []] = linesOf(figure, '.lines');
    expect(end).toBeGreaterThan(350 / 2);
    expect(end + '578,000 '.length * 7.6 + width).toBeLessThan(351);
  });

  test('has the look of layers for their lines, or bars, which end in no stroke', () => {
    const figure = ruler('Blue,30,sea,', 'Orca,6,,');
    expect(count(figure, '.of-sea.lines path')).toBe(1);
    expect(count(figure, '[class^="of-"].lines')).toBe(1);
    expect(count(figure, '.cap path')).toBe(2);
    const bars = drawn('ruler', 'unit: m\nlook: bars')('Blue,30,,');
    expect([count(bars, '.bars path'), count(bars, '.cap')]).toEqual([1, 0]);
  });

  test('goes on dashed where there is more than was measured, and says so, from nothing too', () => {
    const figure = ruler('Blue,30,,', 'Orca,0,,and a fin');
    expect(linesOf(figure, '.lines')[1]).toEqual([0, 75, 0, 75]);
    expect(linesOf(figure, '.more')).toEqual([[0, 75, 34, 75]]);
    expect(textsOf(figure, '.figure text')).toEqual(['30 m', '0 m, and a fin']);
    expect(textsOf(figure, 'td')).toEqual(['30 m', '0 m, and a fin']);
  });
});

describe('a tally', () => {
  const rows = [
    '2019-12-30,2,2,no,humpbacks,yes,Bay',
    '2020-01-02,3,5,no,orcas,no,Bay',
    '2020-03-02,60,60,yes,dolphins,no,Strait',
  ];
  const figure = drawn('tally', 'filled: with young\ngap: 30')(...rows);
  const plain = drawn('tally', 'filled: with young');

  test('has a group for each day, with a disc for each thing counted, dashed where sources differ', () => {
    const groups = [...figure.querySelectorAll('g[data-date]')];
    const discs = groups.map((day) => [day.getAttribute('data-date'), count(day, 'circle')]);
    expect(discs).toEqual([
      ['2019-12-30', 2],
      ['2020-01-02', 5],
      ['2020-03-02', 60],
    ]);
    expect(count(figure, '.filled circle')).toBe(2);
    expect(count(figure, '.unsure circle')).toBe(2);
    expect(count(figure, '[data-date="2020-01-02"] .unsure circle')).toBe(2);
  });

  test.each([
    ['en-GB', '30 Mar', 6 * 7.6],
    ['zh', '3月30日', 2 * 14 + 3 * 7.6],
  ])('begins after the widest name of a day in "%s"', (locale, name, width) => {
    const one = drawn('tally', 'filled: x', locale)('2020-03-30,25,25,no,座头鲸,no,Bay');
    expect(textsOf(one, '.day text')).toEqual([name]);
    expect((numbers(one, 'circle', 'cx')[0]?.[0] ?? 0) - 3.5).toBeGreaterThan(width);
  });

  test('has the shorter lines, the more room is taken by the words beside them', () => {
    const widest = (what: string): number =>
      Math.max(...numbers(plain(`2020-03-30,25,25,no,${what},no,Bay`), 'circle', 'cx').flat());
    expect(widest('seals')).toBeGreaterThan(220);
    expect(widest('座头鲸和它们的幼鲸')).toBeLessThan(350 - 9 * 14 - 2 * 7.6);
  });

  test('gives counts as surely as they are known, and what is filled', () => {
    expect(textsOf(figure, 'tbody td')).toEqual([
      ...['2', 'humpbacks, with young', 'Bay'],
      ...['3 to 5', 'orcas', 'Bay'],
      ...['about 60', 'dolphins', 'Strait'],
    ]);
  });

  test('names a long time without any where one asks for it, and years where there are several', () => {
    expect(textsOf(figure, '.quiet text')).toEqual(['none counted for 59 days']);
    expect(textsOf(plain(...rows), '.quiet text')).toEqual([]);
    expect(textsOf(figure, '.day text')).toEqual(['30 Dec 2019', '2 Jan 2020', '2 Mar 2020']);
    expect(textsOf(plain(...rows.slice(1)), '.day text')).toEqual(['2 Jan', '2 Mar']);
  });

  test('gives every disc a place of its own, and days of one date one group', () => {
    const many = [1, 20, 21, 130].map((n) => `2020-01-02,${n},${n},no,orcas,no,Bay`);
    const crowd = plain(...many);
    const places = numbers(crowd, 'circle', 'cx', 'cy').map(String);
    expect(new Set(places).size).toBe(1 + 20 + 21 + 130);
    expect(count(crowd, '[data-date]')).toBe(1);
  });
});

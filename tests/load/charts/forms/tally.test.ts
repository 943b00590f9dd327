import { describe, expect, test } from 'vitest';
import { drawnChart, textsOf, yamlOf } from '../drawn-chart.ts';

const head = 'date,least,most,about,category,filled,place';
const rows = [
  '2019-12-30,2,2,no,humpbacks,yes,Bay',
  '2020-01-02,3,5,no,orcas,no,Bay',
  '2020-03-02,60,60,yes,dolphins,no,Strait',
];
const columns = ['Day', 'Seen', 'What', 'Where'];
const tally = (more = 'filled: with young\ngap: 30', data = rows): Element =>
  drawnChart(yamlOf('tally', columns, more), [head, ...data].join('\n'));

describe('a tally', () => {
  test('has a group for each day, with that day and a disc for each thing counted', () => {
    const days = [...tally().querySelectorAll('g[data-date]')];
    expect(days.map((day) => day.getAttribute('data-date'))).toEqual([
      '2019-12-30',
      '2020-01-02',
      '2020-03-02',
    ]);
    expect(days.map((day) => day.querySelectorAll('circle').length)).toEqual([2, 5, 60]);
  });

  test('fills what the words name, and dashes what not all sources count', () => {
    const figure = tally();
    expect(figure.querySelectorAll('.filled circle')).toHaveLength(2);
    expect(figure.querySelectorAll('[data-date="2020-01-02"] .unsure circle')).toHaveLength(2);
    expect(figure.querySelectorAll('.unsure circle')).toHaveLength(2);
  });

  test.each([
    ['en-GB', '30 Mar'],
    ['zh', '3月30日'],
  ])('begins after the widest name of a day in "%s"', (locale, name) => {
    const data = ['2020-03-30,25,25,no,座头鲸,no,Bay'];
    const figure = drawnChart(
      yamlOf('tally', columns, 'filled: with young'),
      [head, ...data].join('\n'),
      locale,
    );
    expect(textsOf(figure, '.day text')).toEqual([name]);
    const width = [...name].reduce(
      (sum, each) => sum + (/\p{Script=Han}/u.test(each) ? 14 : 7.6),
      0,
    );
    expect(Number(figure.querySelector('circle')?.getAttribute('cx')) - 3.5).toBeGreaterThan(width);
  });

  test('has the shorter lines, the more room is taken by what is told beside them', () => {
    const widest = (what: string) => {
      const figure = tally('filled: with young', [`2020-03-30,25,25,no,${what},no,Bay`]);
      const discs = [...figure.querySelectorAll('circle')];
      return Math.max(...discs.map((disc) => Number(disc.getAttribute('cx'))));
    };
    expect(widest('seals')).toBeGreaterThan(220);
    expect(widest('座头鲸和它们的幼鲸')).toBeLessThan(350 - 9 * 14 - 2 * 7.6);
  });

  test('tells counts as surely as they are known, and what is filled', () => {
    const cells = textsOf(tally(), 'tbody td');
    expect(cells).toEqual([
      ...['2', 'humpbacks, with young', 'Bay'],
      ...['3 to 5', 'orcas', 'Bay'],
      ...['about 60', 'dolphins', 'Strait'],
    ]);
  });

  test('tells a long time without any where the words ask for it', () => {
    expect(textsOf(tally(), '.quiet text')).toEqual(['none counted for 59 days']);
    expect(textsOf(tally('filled: with young'), '.quiet text')).toEqual([]);
  });

  test('names the year of each day where there is more than one', () => {
    expect(textsOf(tally(), '.day text')).toEqual(['30 Dec 2019', '2 Jan 2020', '2 Mar 2020']);
    expect(textsOf(tally('filled: x', rows.slice(1)), '.day text')).toEqual(['2 Jan', '2 Mar']);
  });

  test('gives every disc a place of its own, and days of one date one group', () => {
    const many = [1, 20, 21, 130].map((count) => `2020-01-02,${count},${count},no,orcas,no,Bay`);
    const figure = tally('filled: x', many);
    const places = [...figure.querySelectorAll('circle')].map(
      (disc) => `${disc.getAttribute('cx')} ${disc.getAttribute('cy')}`,
    );
    expect(new Set(places).size).toBe(1 + 20 + 21 + 130);
    expect(figure.querySelectorAll('[data-date]')).toHaveLength(1);
  });
});

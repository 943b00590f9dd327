import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { arrivalRow } from '../../../src/build/charts/arrival.ts';
import { chartFiles } from '../../../src/build/charts/chart-files.ts';
import { firingRow } from '../../../src/build/charts/firing.ts';
import { populationRow } from '../../../src/build/charts/population.ts';
import { readRows } from '../../../src/build/charts/read-rows.ts';

const { data } = chartFiles;
const firings = readRows(readFileSync(data.firings, 'utf8'), firingRow, data.firings);
const accounts = readRows(
  readFileSync(data['koreans-in-manchuria'], 'utf8'),
  populationRow,
  data['koreans-in-manchuria'],
);
const arrivals = readRows(readFileSync(data.arrivals, 'utf8'), arrivalRow, data.arrivals);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('the firings', () => {
  const before = firings.filter(({ date }) => date < '2014-07-14');

  test('add up to 94 before 14 July, without the day on which the sources differ', () => {
    const agreed = before.filter(({ least, most }) => least === most);
    expect(sum(agreed.map(({ most }) => most))).toBe(94);
    expect(before.length - agreed.length).toBe(1);
  });

  test('count three to seven on 4 March', () => {
    expect(firings.find(({ date }) => date === '2014-03-04')).toMatchObject({ least: 3, most: 7 });
  });

  test('hold 14 ballistic missiles, in six launches', () => {
    const ballistic = firings.filter((firing) => firing.ballistic);
    expect(sum(ballistic.map(({ most }) => most))).toBe(14);
    expect(ballistic).toHaveLength(6);
  });

  test('run in order from 21 February to 14 July, which ends with about 100', () => {
    const dates = firings.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
    expect(dates[0]).toBe('2014-02-21');
    expect(firings.at(-1)).toMatchObject({ date: '2014-07-14', most: 100, about: true });
  });
});

describe('the Koreans in Manchuria', () => {
  test('were 459,427 in 1920', () => {
    const in1920 = accounts.filter(({ from }) => from === 1920);
    expect(in1920).toHaveLength(1);
    expect(in1920[0]).toMatchObject({ least: 459_427, most: 459_427, source: 'Huang Youfu' });
  });

  test('were 1.7 to 2.16 million in 1945', () => {
    const last = accounts.at(-1);
    expect(last).toMatchObject({ from: 1945, least: 1_700_000, most: 2_160_000 });
  });

  test('have two figures for 1932', () => {
    const in1932 = accounts.find(({ from }) => from === 1932);
    expect(in1932).toMatchObject({ least: 564_000, most: 672_649, certainty: 'either' });
  });

  test('leave out Yanbian alone and every year after 1945', () => {
    expect(accounts.map(({ most }) => most)).not.toContain(109_500);
    expect(Math.max(...accounts.map(({ to }) => to))).toBe(1945);
  });
});

describe('the arrivals', () => {
  test('split the sum of 1999 to 2001, 1,043, into the figures that were derived', () => {
    const derived = arrivals.filter(({ given }) => given === 'derived');
    expect(derived.map(({ year }) => year)).toEqual([1999, 2000, 2001]);
    expect(sum(derived.map((row) => row.arrivals))).toBe(1043);
  });

  test('reach the table’s totals with the 947 who came before them', () => {
    const to = (last: number): number =>
      947 + sum(arrivals.filter(({ year }) => year <= last).map((row) => row.arrivals));
    expect(to(2013)).toBe(26_122);
    expect(to(2014)).toBe(27_519);
  });

  test('peak at 2,914 in 2009', () => {
    const peak = arrivals.reduce((a, b) => (b.arrivals > a.arrivals ? b : a));
    expect(peak).toMatchObject({ year: 2009, arrivals: 2914 });
  });

  test('have one row for every year from 1999 to 2014', () => {
    expect(arrivals.map(({ year }) => year)).toEqual(
      Array.from({ length: 16 }, (_, i) => 1999 + i),
    );
  });
});

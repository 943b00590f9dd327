import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import geodesic from 'geographiclib-geodesic';
import type { Point } from 'geojson';
import { describe, expect, test } from 'vitest';
import { renderChart } from '../../src/load/charts/figure.ts';
import { formatNumber } from '../../src/words/formats.ts';
import { featureOf, readLayer } from '../geo/read-layer.ts';
import { english as words } from '../support/english.ts';
import { readCharts } from '../support/read-charts.ts';
import { readSources } from '../support/read-sources.ts';
import { files as storyFiles } from '../support/this-story.ts';

const rows = (name: string) =>
  csvParse(readFileSync(`${storyFiles.charts}/${name}.csv`, 'utf8'), (row) => ({
    ...row,
    ...Object.fromEntries(
      ['from', 'to', 'least', 'most', 'value'].map((key) => [key, Number(row[key])]),
    ),
  })) as unknown as readonly Row[];
interface Row {
  readonly date: string;
  readonly from: number;
  readonly to: number;
  readonly least: number;
  readonly most: number;
  readonly value: number;
  readonly filled: string;
  readonly derived: string;
  readonly name: string;
  readonly layer: string;
}
const wordsOf = (name: string): string => readFileSync(`${storyFiles.charts}/${name}.yaml`, 'utf8');
const firings = rows('firings');
const accounts = rows('koreans-in-manchuria');
const field = rows('arrivals');
/** The years in which people arrived, the first of them the end of all before. */
const arrivals = field.filter(({ date }) => date !== '');
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
    const ballistic = firings.filter(({ filled }) => filled === 'yes');
    expect(sum(ballistic.map(({ most }) => most))).toBe(14);
    expect(ballistic).toHaveLength(6);
  });

  test('run in order from 21 February to 14 July, which ends with about 100', () => {
    const dates = firings.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
    expect(dates[0]).toBe('2014-02-21');
    expect(firings.at(-1)).toMatchObject({ date: '2014-07-14', most: 100, about: 'yes' });
  });
});

describe('the Koreans in Manchuria', () => {
  test('were 459,427 in 1920', () => {
    const in1920 = accounts.filter(({ from }) => from === 1920);
    expect(in1920).toHaveLength(1);
    expect(in1920[0]).toMatchObject({ least: 459_427, most: 459_427, source: 'Huang Youfu' });
  });

  test('were 1.7 to 2.3 million in 1945', () => {
    const last = accounts.at(-1);
    expect(last).toMatchObject({ from: 1945, least: 1_700_000, most: 2_300_000 });
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
  test('come in 1999 to 2001 to the ministry’s sum, 1,043', () => {
    const early = arrivals.filter(({ date }) => /^(1999|200[01])$/.test(String(date)));
    expect(sum(early.map(({ value }) => value))).toBe(1043);
  });

  test('stand beside rings for those returned, as the text counts them, and for the eleven', () => {
    const others = field.filter(({ date }) => date === '');
    expect(others.map(({ value, filled }) => [value, filled])).toEqual([
      [1076, 'no'],
      [11, 'no'],
    ]);
    expect(readFileSync(storyFiles.story, 'utf8')).toContain('at least 1,076 returned');
    expect(wordsOf('arrivals')).toContain('Rings are people returned, and the eleven,');
  });

  test('reach the table’s totals', () => {
    const to = (last: number): number =>
      sum(arrivals.filter(({ date }) => Number(date) <= last).map(({ value }) => value));
    expect(to(2013)).toBe(26_122);
    expect(to(2014)).toBe(27_519);
  });

  test('come to one more than the total of the text, as the notes say', () => {
    const total = sum(arrivals.map(({ value }) => value));
    const [, told = ''] =
      /stood at ([\d,]+) people/.exec(readFileSync(storyFiles.story, 'utf8')) ?? [];
    expect(told).toBe('34,537');
    expect(formatNumber(total - 1, 'en-GB')).toBe(told);
    expect(wordsOf('arrivals')).toContain(`add up to ${formatNumber(total, 'en-GB')}, one more`);
  });

  test('peak at 2,914 in 2009', () => {
    const peak = arrivals.reduce((a, b) => (b.value > a.value ? b : a));
    expect(peak).toMatchObject({ date: '2009', value: 2914 });
  });
});

describe('the lengths', () => {
  const [direct, laos, thailand] = rows('lengths');
  const city = (name: string): readonly number[] =>
    (featureOf(readLayer('places'), name).geometry as Point).coordinates;
  const geodesicKm = (from: string, to: string): number => {
    const [[lng = 0, lat = 0], [toLng = 0, toLat = 0]] = [city(from), city(to)];
    return (geodesic.Geodesic.WGS84.Inverse(lat, lng, toLat, toLng).s12 ?? Number.NaN) / 1000;
  };

  test('are those that the routes measure of themselves, each in the look of its layer', () => {
    for (const row of [laos, thailand]) {
      const { metadata } = readLayer(row?.layer as 'route-laos' | 'route-thailand');
      expect(row?.value).toBe(metadata.measured[0]?.value);
    }
    expect([laos?.layer, thailand?.layer]).toEqual(['route-laos', 'route-thailand']);
  });

  test('begin with the geodesic from Yanji to Seoul', () => {
    expect(direct).toMatchObject({ value: Math.round(geodesicKm('Yanji', 'Seoul')), layer: '' });
  });

  test('are six and seven times the first, as their title says, and are told in words', () => {
    const times = [laos, thailand].map((row) =>
      Math.floor((row?.value ?? 0) / (direct?.value ?? 1)),
    );
    expect(times).toEqual([6, 7]);
    for (const { value } of rows('lengths')) {
      expect(wordsOf('lengths')).toContain(formatNumber(value, 'en-GB'));
    }
  });

  test('leave out the flights, whose geodesics the notes give', () => {
    for (const [from, km] of [
      ['Vientiane', 3220],
      ['Bangkok', 3719],
    ] as const) {
      expect(Math.abs(geodesicKm(from, 'Seoul') - km)).toBeLessThan(2);
      expect(wordsOf('lengths')).toContain(`${formatNumber(km, 'en-GB')} `);
    }
  });
});

describe('the dots of the flood', () => {
  const [country, peak] = rows('flood');

  test('hold the arrivals of their peak year, as the chart of arrivals has it', () => {
    const most = arrivals.reduce((a, b) => (b.value > a.value ? b : a));
    expect(peak?.most).toBe(most.value);
    expect(peak?.name).toContain(most.date);
    expect(wordsOf('flood')).toContain(formatNumber(most.value, 'en-GB'));
  });

  test('are 24 for 24 million people', () => {
    expect(country?.most).toBe(24_000_000);
    expect(wordsOf('flood')).toMatch(/^each: 1000000$/m);
  });
});

describe('the strip of July', () => {
  test('has the days of firing as the count of firings has them', () => {
    const days = csvParse(readFileSync(`${storyFiles.charts}/july.csv`, 'utf8'));
    const fired = days.filter(({ filled }) => filled === 'yes').map(({ from }) => from);
    const july = firings.map(({ date }) => date).filter((date) => date >= '2014-07-01');
    expect(fired).toEqual(july);
  });
});

describe('the estimates', () => {
  test('stand beside all who had arrived by the end of 2013, to one scale', () => {
    const [arrived, quoted, largest] = rows('estimates');
    const to2013 = arrivals.filter(({ date }) => date <= '2013').map(({ value }) => value);
    expect(arrived?.most).toBe(sum(to2013));
    expect(quoted).toMatchObject({ least: 30_000, most: 40_000, filled: 'no' });
    expect(largest).toMatchObject({ most: 100_000, filled: 'no' });
    expect(largest?.name).toMatch(/^Crisis Group/);
    expect(wordsOf('estimates')).toContain('from 10,000 to 300,000');
  });
});

describe('the rings of the eleven', () => {
  test('are eleven, hollow and together, and tied to no layer of the map', () => {
    expect(rows('eleven').map(({ most, filled }) => [most, filled])).toEqual([[11, 'no']]);
    expect(wordsOf('eleven')).not.toMatch(/^layer:/m);
  });
});

describe('the oil', () => {
  test('is 578,000 tonnes in 2013 and none in 2014, which is open to more', () => {
    expect([...rows('oil')]).toMatchObject([
      { name: '2013', value: 578_000, more: '' },
      { name: '2014', value: 0, more: 'but aid is not counted' },
    ]);
    expect(readFileSync(storyFiles.story, 'utf8')).toContain('578,000 tonnes');
  });
});

test('the drawings of all charts weigh at most 62 KB, and no id of theirs stands twice', async () => {
  const sources = readSources(readFileSync(storyFiles.sources, 'utf8'), storyFiles.sources);
  const charts = Object.entries(await readCharts('.', storyFiles.charts));
  const all = charts.map(([name, chart]) => renderChart(name, chart, sources, words)).join('');
  expect(Buffer.byteLength(all)).toBeLessThan(62_000);
  const ids = [...all.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(2 * charts.length);
  expect(new Set(ids).size).toBe(ids.length);
});

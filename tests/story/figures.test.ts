import { readFileSync } from 'node:fs';
import { distance, pointToLineDistance } from '@turf/turf';
import { csvParse } from 'd3-dsv';
import geodesic from 'geographiclib-geodesic';
import type { Feature, LineString, Point, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { renderChart } from '../../src/load/charts/figure.ts';
import { inspectCharts } from '../../src/load/charts/read-charts.ts';
import { formatNumber } from '../../src/words/formats.ts';
import { featureOf, readLayer } from '../geo/read-layer.ts';
import { english as words } from '../support/english.ts';
import { readSources } from '../support/read-sources.ts';
import { files } from '../support/this-story.ts';
import { storyParagraphs } from './story-text.ts';

const chart = (name: string) => csvParse(readFileSync(`${files.charts}/${name}.csv`, 'utf8'));
const textOf = (section: string) =>
  storyParagraphs()
    .filter((paragraph) => paragraph.section === section)
    .map(({ text }) => text)
    .join('\n');
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe('the figures of the text are those of the charts and of the map:', () => {
  const arrivals = chart('arrivals');
  const arrived = (year: number) => {
    const row = arrivals.find(({ date }) => Number(date) === year);
    return formatNumber(Number(row?.value), 'en-GB');
  };

  it.each([
    ['since-then', 'In 2009, ', 2009, ' North Koreans reached'],
    ['since-then', 'closed against Covid, ', 2021, ' did'],
    ['since-then', 'in 2025, ', 2025, '.'],
    ['floodgates', 'were ', 2009, ' in the peak year of 2009'],
    ['floodgates', 'and ', 2013, ' in 2013'],
  ])('arrivals, in %s: “%s…” of %i', (section, before, year, after) => {
    expect(textOf(section)).toContain(`${before}${arrived(year)}${after}`);
  });

  it('arrivals to the end of 2013', () => {
    const to2013 = arrivals.filter(({ date }) => Number(date) <= 2013);
    const total = sum(to2013.map(({ value }) => Number(value)));
    expect(textOf('the-network')).toContain(
      `By the end of 2013, ${formatNumber(total, 'en-GB')} North`,
    );
  });

  it('the returns that Human Rights Watch counts: those since 2024, and those before', () => {
    const text = textOf('since-then');
    const [, all = '', since = ''] =
      /at least ([\d,]+) returned since 2020, (\d+) of them since 2024/.exec(text) ?? [];
    const [, one = '', before = ''] =
      /The (\d+) rest on one contact.* the (\d+) before/.exec(text) ?? [];
    expect(one).toBe(since);
    expect(Number(one) + Number(before)).toBe(Number(all.replace(',', '')));
  });

  it('arrivals of the chart and of the map, year by year', () => {
    const ofMap = readLayer('arrivals').features.map(({ properties: p }) => [p.date, p.count]);
    const ofChart = arrivals.map(({ date, value }) => [date, Number(value)]);
    expect(ofMap).toEqual(ofChart);
  });

  it.each([
    ['to-laos', 'route-laos'],
    ['to-thailand', 'route-thailand'],
  ] as const)('the length of a route, in %s what the map measures of %s', (section, route) => {
    const length = readLayer(route).metadata.measured[0]?.value ?? 0;
    const given = [...textOf(section).matchAll(/([\d,]+) kilometres from Yanbian/g)];
    expect(new Set(given.map(([, figure]) => figure))).toEqual(
      new Set([formatNumber(length, 'en-GB')]),
    );
  });

  it('every length of the ruler', () => {
    const text = readFileSync(files.story, 'utf8');
    for (const { value } of chart('lengths'))
      expect(text).toContain(`${formatNumber(Number(value), 'en-GB')} kilometres`);
  });

  it('ballistic missiles to 13 July', () => {
    const ballistic = chart('firings').filter(({ filled }) => filled === 'yes');
    const count = sum(ballistic.map(({ most }) => Number(most)));
    expect(textOf('ninety-firings')).toContain(`one database has ${count}.`);
  });

  it('Koreans in Manchuria in 1920 and 1945', () => {
    const rows = chart('koreans-in-manchuria');
    const of = (year: string) => rows.find(({ from }) => from === year);
    const inMillions = (count: string | undefined) => `${Number(count) / 1e6} million`;
    const text = textOf('before-the-border');
    expect(text).toContain(`for 1920, ${formatNumber(Number(of('1920')?.least), 'en-GB')},`);
    expect(text).toContain(
      `from ${inMillions(of('1945')?.least)} to more than ${inMillions(of('1945')?.most)}`,
    );
  });

  it('the way from Yanji to Seoul, and how often it goes into the way to Bangkok', () => {
    const places = readLayer('places').features as Feature<Point>[];
    const at = (name: string) => {
      const place = places.find(({ properties }) => properties?.name === name);
      if (!place) throw new Error(`No place "${name}".`);
      return place;
    };
    const direct = distance(at('Yanji'), at('Seoul'));
    const [, given = ''] = /Yanji, (\d+) kilometres off/.exec(textOf('to-laos')) ?? [];
    expect(Math.abs(Number(given) - direct)).toBeLessThan(3);
    const length = readLayer('route-thailand').metadata.measured[0]?.value ?? 0;
    expect(textOf('to-thailand')).toContain('more than seven times the direct distance');
    expect(Math.floor(length / direct)).toBe(7);
  });

  it.each(['1910', '1920', '1945'])('the Koreans of the chart and of the map in %s', (year) => {
    const row = chart('koreans-in-manchuria').find(({ from }) => from === year);
    const onMap = featureOf(readLayer('koreans'), `Koreans in Manchuria, ${year}`);
    const middle = (Number(row?.least) + Number(row?.most)) / 2;
    expect(onMap.properties?.count).toBe(middle);
  });

  it('where the rounds of 14 July fell, and where the map hatches the sea', () => {
    expect(textOf('rockets')).toContain('one to eight kilometres north of the Northern Limit Line');
    const { features } = readLayer('fall-zone') as unknown as {
      features: readonly [Feature<LineString>, Feature<Polygon>];
    };
    const [line, zone] = features;
    const off = zone.geometry.coordinates[0]?.map((corner) =>
      pointToLineDistance(corner, line, { units: 'kilometers' }),
    );
    expect(Math.min(...(off ?? []))).toBeCloseTo(1, 0);
    expect(Math.max(...(off ?? []))).toBeCloseTo(8, 0);
    const northernmost = Math.max(...line.geometry.coordinates.map(([, lat = 0]) => lat));
    const corners = zone.geometry.coordinates[0] ?? [];
    expect(corners.filter(([, lat = 0]) => lat <= northernmost)).toEqual([]);
  });

  it('the days of the chart and of the map, with their rounds and how sure their place is', () => {
    const ofChart = chart('firings').map(({ date, least, most, place = '', filled }) => ({
      date,
      counts: [Number(least), Number(most)],
      ballistic: filled === 'yes',
      unsure: /uncertain|area|near|beside/i.test(place),
    }));
    const ofMap = readLayer('firing-sites').features.map(({ properties: p }) => ({
      date: p.date,
      counts: [p.count, p.countMax ?? p.count],
      ballistic: p.category === 'ballistic',
      unsure: p.uncertain,
    }));
    expect(ofMap).toEqual(ofChart);
  });
});

const rows = (name: string) =>
  csvParse(readFileSync(`${files.charts}/${name}.csv`, 'utf8'), (row) => ({
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
const wordsOf = (name: string): string => readFileSync(`${files.charts}/${name}.yaml`, 'utf8');
const firings = rows('firings');
/** The years in which people arrived, the first of them the end of all before. */
const arrivals = rows('arrivals');

const before = firings.filter(({ date }) => date < '2014-07-14');

it('the firings add up to 94 before 14 July, without the day on which the sources differ', () => {
  const agreed = before.filter(({ least, most }) => least === most);
  expect(sum(agreed.map(({ most }) => most))).toBe(94);
  expect(before.length - agreed.length).toBe(1);
});

it('the arrivals come in 1999 to 2001 to the ministry’s sum, 1,043', () => {
  const early = arrivals.filter(({ date }) => /^(1999|200[01])$/.test(String(date)));
  expect(sum(early.map(({ value }) => value))).toBe(1043);
});

it('the arrivals are set apart from rings for those returned, as the text counts them, and for the eleven', () => {
  expect(rows('returned').map(({ value, filled }) => [value, filled])).toEqual([
    [1076, 'no'],
    [11, 'no'],
  ]);
  expect(readFileSync(files.story, 'utf8')).toContain('at least 1,076 returned');
});

it('the arrivals come to one more than the total of the text, as the notes say', () => {
  const sumOfYears = sum(arrivals.map(({ value }) => value));
  const totals = storyParagraphs().flatMap(({ text }) => text.match(/34,5\d\d/g) ?? []);
  const total = formatNumber(sumOfYears - 1, 'en-GB');
  expect(totals).toEqual([total, total]);
  expect(wordsOf('arrivals')).toContain(`add up to ${formatNumber(sumOfYears, 'en-GB')}, one more`);
});

const [direct, laos, thailand] = rows('lengths');
const city = (name: string): readonly number[] =>
  (featureOf(readLayer('places'), name).geometry as Point).coordinates;
const geodesicKm = (from: string, to: string): number => {
  const [[lng = 0, lat = 0], [toLng = 0, toLat = 0]] = [city(from), city(to)];
  return (geodesic.Geodesic.WGS84.Inverse(lat, lng, toLat, toLng).s12 ?? Number.NaN) / 1000;
};

it('the lengths are those that the routes measure of themselves, each in the look of its layer', () => {
  for (const row of [laos, thailand]) {
    const { metadata } = readLayer(row?.layer as 'route-laos' | 'route-thailand');
    expect(row?.value).toBe(metadata.measured[0]?.value);
  }
  expect([laos?.layer, thailand?.layer]).toEqual(['route-laos', 'route-thailand']);
});

it('the lengths are six and seven times the first, as their title says, and have words', () => {
  const times = [laos, thailand].map((row) => Math.floor((row?.value ?? 0) / (direct?.value ?? 1)));
  expect(times).toEqual([6, 7]);
  for (const { value } of rows('lengths'))
    expect(wordsOf('lengths')).toContain(formatNumber(value, 'en-GB'));
});

it('the lengths leave out the flights, whose geodesics the notes give', () => {
  for (const [from, km] of [
    ['Vientiane', 3220],
    ['Bangkok', 3719],
  ] as const) {
    expect(Math.abs(geodesicKm(from, 'Seoul') - km)).toBeLessThan(2);
    expect(wordsOf('lengths')).toContain(`${formatNumber(km, 'en-GB')} `);
  }
});

const [, peak] = rows('flood');

it('the dots of the flood hold the arrivals of their peak year, as the chart of arrivals has it', () => {
  const most = arrivals.reduce((a, b) => (b.value > a.value ? b : a));
  expect(peak?.most).toBe(most.value);
  expect(peak?.name).toContain(most.date);
  expect(wordsOf('flood')).toContain(formatNumber(most.value, 'en-GB'));
});

it('the strip of July has the days of firing as the count of firings has them', () => {
  const days = csvParse(readFileSync(`${files.charts}/july.csv`, 'utf8'));
  const fired = days.filter(({ filled }) => filled === 'yes').map(({ from }) => from);
  const july = firings.map(({ date }) => date).filter((date) => date >= '2014-07-01');
  expect(fired).toEqual(july);
});

it('the estimates are beside all who had arrived by the end of 2013, to one scale', () => {
  const [arrived, quoted, highest] = rows('estimates');
  const to2013 = arrivals.filter(({ date }) => date <= '2013').map(({ value }) => value);
  expect(arrived?.most).toBe(sum(to2013));
  expect(quoted).toMatchObject({ least: 30_000, most: 40_000, filled: 'no' });
  expect(highest).toMatchObject({ most: 100_000, filled: 'no' });
});

it('the rings of the eleven are eleven, hollow and together, and tied to no layer of the map', () => {
  expect(rows('eleven').map(({ most, filled }) => [most, filled])).toEqual([[11, 'no']]);
  expect(wordsOf('eleven')).not.toMatch(/^layer:/m);
});

it('the drawings of all charts weigh at most 62 KB, and no id of theirs occurs twice', async () => {
  const sources = readSources(readFileSync(files.sources, 'utf8'), files.sources);
  const charts = Object.entries((await inspectCharts('.', files.charts, files.charts)).charts);
  const all = charts.map(([name, chart]) => renderChart(name, chart, sources, words)).join('');
  expect(Buffer.byteLength(all)).toBeLessThan(62_000);
  const ids = [...all.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(2 * charts.length);
  expect(new Set(ids).size).toBe(ids.length);
});

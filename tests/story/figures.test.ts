import { readFileSync } from 'node:fs';
import { distance, pointToLineDistance } from '@turf/turf';
import { csvParse } from 'd3-dsv';
import type { Feature, LineString, Point, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/words/formats.ts';
import { readLayer } from '../geo/read-layer.ts';
import { files, scenes } from '../support/this-story.ts';
import { storyParagraphs } from './story-text.ts';

const chart = (name: string) => csvParse(readFileSync(`${files.charts}/${name}.csv`, 'utf8'));
const textOf = (section: string) =>
  storyParagraphs()
    .filter((paragraph) => paragraph.section === section)
    .map(({ text }) => text)
    .join('\n');
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe('the figures of the text are those of the charts and of the map:', () => {
  const arrivals = chart('arrivals').filter(({ date }) => date !== '');
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

  it('arrivals to the end of 2025, wherever they occur', () => {
    const totals = storyParagraphs().flatMap(({ text }) => text.match(/34,5\d\d/g) ?? []);
    expect(totals).toEqual(['34,537', '34,537']);
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
    for (const { value } of chart('lengths')) {
      expect(text).toContain(`${formatNumber(Number(value), 'en-GB')} kilometres`);
    }
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

  it('the Koreans of the chart and of the map in 1920', () => {
    const counted = chart('koreans-in-manchuria').find(({ from }) => from === '1920');
    const written = scenes['before-the-border']?.annotations?.map(({ text }) => text).join(' ');
    const count = formatNumber(Number(counted?.least), 'en-GB');
    expect(written).toContain(`${count} in 1920`);
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

import { readFileSync } from 'node:fs';
import { area, distance, pointToLineDistance } from '@turf/turf';
import { csvParse } from 'd3-dsv';
import geodesic from 'geographiclib-geodesic';
import type { Feature, LineString, Point, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { renderChart } from '../../src/charts/figure.ts';
import { inspectCharts } from '../../src/charts/read-charts.ts';
import type { LayerFeature } from '../../src/style/kinds/kind.ts';
import { preparedData } from '../../src/style/kinds/kinds.ts';
import { formatNumber } from '../../src/words/formats.ts';
import { featureOf, readLayer } from '../geo/read-layer.ts';
import { english as words } from '../support/english.ts';
import { readSources } from '../support/read-sources.ts';
import { files, layers, scenes } from '../support/this-story.ts';
import { storyParagraphs } from './story-text.ts';

/** A row of a chart's table, whose numbers are NaN where it has none. */
interface Row extends Readonly<Record<'date' | 'filled' | 'name' | 'layer' | 'place', string>> {
  readonly from: number;
  readonly least: number;
  readonly most: number;
  readonly value: number;
}
const rows = (name: string) => {
  const numbers = ['from', 'least', 'most', 'value'];
  const table = csvParse(readFileSync(`${files.charts}/${name}.csv`, 'utf8'));
  return table.map((row) => ({
    ...row,
    ...Object.fromEntries(numbers.map((key) => [key, Number(row[key])])),
  })) as unknown as readonly Row[];
};
const wordsOf = (name: string) => readFileSync(`${files.charts}/${name}.yaml`, 'utf8');
const whole = readFileSync(files.story, 'utf8');
const textOf = (section: string) =>
  storyParagraphs()
    .filter((paragraph) => paragraph.section === section)
    .map(({ text }) => text)
    .join('\n');

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const written = (figure: number | undefined) => formatNumber(figure ?? Number.NaN, 'en-GB');
const millions = (count: number | undefined) => `${(count ?? Number.NaN) / 1e6} million`;

/** The kilometres from a place to the nearest of many points along a line, on WGS 84. */
function kmToLine([lng = 0, lat = 0]: Position, line: readonly Position[]): number {
  const along = line.slice(1).flatMap(([toLng = 0, toLat = 0], i) => {
    const [fromLng = 0, fromLat = 0] = line[i] ?? [];
    return Array.from({ length: 21 }, (_, step) => {
      const [x, y] = [
        fromLng + ((toLng - fromLng) * step) / 20,
        fromLat + ((toLat - fromLat) * step) / 20,
      ];
      return geodesic.Geodesic.WGS84.Inverse(lat, lng, y, x).s12 ?? Number.NaN;
    });
  });
  return Math.min(...along) / 1000;
}

const firings = rows('firings');
/** The years in which people arrived, the first of them the end of all before. */
const arrivals = rows('arrivals');
const arrived = (year: number) =>
  written(arrivals.find(({ date }) => Number(date) === year)?.value);
const to2013 = sum(arrivals.filter(({ date }) => date <= '2013').map(({ value }) => value));
const koreansIn = (year: number) => rows('koreans-in-manchuria').find(({ from }) => from === year);
const { least: least1945, most: most1945 } = koreansIn(1945) ?? {};
const ballistic = firings.filter(({ filled }) => filled === 'yes').map(({ most }) => most);
const [direct, laos, thailand] = rows('lengths');
const lengthOf = (route: 'route-laos' | 'route-thailand') =>
  readLayer(route).metadata.measured[0]?.value ?? 0;
const city = (name: string) => (featureOf(readLayer('places'), name).geometry as Point).coordinates;

it.each([
  ['as-many', `In 2009, ${arrived(2009)} North Koreans reached`],
  ['as-many', `closed against Covid, ${arrived(2021)} did`],
  ['as-many', `in 2025, ${arrived(2025)}.`],
  ['floodgates', `were ${arrived(2009)} in the peak year of 2009`],
  ['floodgates', `and ${arrived(2013)} in 2013`],
  ['the-network', `By the end of 2013, ${written(to2013)} North`],
  ['ninety-firings', `one database has ${sum(ballistic)}.`],
  ['before-the-border', `for 1920, ${written(koreansIn(1920)?.least)},`],
  ['before-the-border', `from ${millions(least1945)} to more than ${millions(most1945)}`],
])('the text has the figures of the charts, in %s: “%s”', (section, said) => {
  expect(textOf(section)).toContain(said);
});

describe('the text, the charts and the map agree on', () => {
  it('the returns that Human Rights Watch counts, since 2024 and before', () => {
    const text = textOf('since-then');
    const [, all = '', since = ''] =
      /at least ([\d,]+) returned since 2020, (\d+) of them since 2024/.exec(text) ?? [];
    const [, one = '', before = ''] =
      /The (\d+) rest on one contact.* the (\d+) before/.exec(text) ?? [];
    expect(one).toBe(since);
    expect(Number(one) + Number(before)).toBe(Number(all.replace(',', '')));
  });

  it('the arrivals from 2020 to 2025, which it sets beside those returns', () => {
    const since = arrivals.filter(({ date }) => date >= '2020').map(({ value }) => value);
    expect(since).toHaveLength(6);
    expect(textOf('as-many')).toContain(`From 2020 to 2025, ${written(sum(since))} arrived`);
    expect(textOf('as-many')).toContain('counts at least 1,076 sent back');
    const countOf = (layer: 'arrived-since' | 'sent-back') =>
      readLayer(layer).features.map(({ properties }) => properties.count);
    expect(countOf('arrived-since')).toEqual([sum(since)]);
    expect(countOf('sent-back')).toEqual([1076]);
  });

  it.each([
    ['to-laos', 'route-laos'],
    ['to-thailand', 'route-thailand'],
  ] as const)('the length of a route, in %s for %s', (section, route) => {
    const given = [...textOf(section).matchAll(/([\d,]+) kilometres from Yanbian/g)];
    expect(new Set(given.map(([, figure]) => figure))).toEqual(new Set([written(lengthOf(route))]));
  });

  it('the distance from Yanji to Seoul, and how often it fits into the way to Bangkok', () => {
    const straight = distance([...city('Yanji')], [...city('Seoul')]);
    const [, given = ''] = /Yanji, (\d+) kilometres off/.exec(textOf('to-laos')) ?? [];
    expect(Math.abs(Number(given) - straight)).toBeLessThan(3);
    expect(textOf('to-thailand')).toContain('more than seven times the direct distance');
    expect(Math.floor(lengthOf('route-thailand') / straight)).toBe(7);
  });

  it.each([
    ['1910', [koreansIn(1910)?.least]],
    ['1920', [koreansIn(1920)?.least]],
    ['1945, at least', [least1945]],
    ['1945, at most', [most1945]],
  ])('the Koreans in %s, as a circle of its area', (year, [people = 0]) => {
    const circles = readLayer('koreans');
    const { properties, geometry } = featureOf(circles, `Koreans in Manchuria, ${year}`);
    expect(properties?.count).toBe(people);
    const largest = featureOf(circles, 'Koreans in Manchuria, 1945, at most');
    expect(area(geometry) / area(largest)).toBeCloseTo(people / (most1945 ?? 0), 2);
  });

  it('where the rounds of 14 July fell, and where the map hatches the sea', () => {
    expect(textOf('rockets')).toContain('one to eight kilometres north of the Northern Limit Line');
    const [line, zone] = readLayer('fall-zone').features as unknown as readonly [
      Feature<LineString>,
      Feature<Polygon>,
    ];
    const corners = zone.geometry.coordinates[0] ?? [];
    const off = corners.map((corner) => pointToLineDistance(corner, line));
    expect(Math.min(...off)).toBeCloseTo(1, 0);
    expect(Math.max(...off)).toBeCloseTo(8, 0);
    const northernmost = Math.max(...line.geometry.coordinates.map(([, lat = 0]) => lat));
    expect(corners.filter(([, lat = 0]) => lat <= northernmost)).toEqual([]);
  });

  it('how far from the armistice line the last three sites are, as drawn, and as the map says', () => {
    const [line] = readLayer('dmz').features as unknown as readonly [Feature<LineString>];
    const [, ...far] =
      /are (\d+) and (\d+) kilometres from it, and our own of 14 July (\d+), as computed/.exec(
        textOf('ninety-firings'),
      ) ?? [];
    const sites = readLayer('firing-sites').features.slice(-3);
    const computed = sites.map(({ geometry }) =>
      kmToLine((geometry as Point).coordinates, line.geometry.coordinates),
    );
    expect(far.map(Number)).toEqual(computed.map(Math.round));
    const onMap =
      scenes['ninety-firings']?.annotations
        ?.map(({ text }) => text.replaceAll('\n', ' '))
        .join(' ') ?? '';
    for (const km of [`40 to ${far[0]} km`, `${far[1]} to 20 km`, `under ${far[2]} km`])
      expect(onMap).toContain(km);
    // Each ring reaches about as far as the other distance that is told.
    const [first = 0, second = 0, third = 0] = sites.map(({ properties: { withinKm } }) =>
      Number(withinKm),
    );
    const [far9 = 0, far13 = 0, far14 = 0] = computed;
    expect(far9 - first).toBeLessThan(50);
    expect(far13 + second).toBeGreaterThan(20);
    expect(third).toBeGreaterThan(far14);
  });

  it('the rounds, each a mark on the map', () => {
    const layer = layers.find(({ id }) => id === 'each-round');
    const { features } = readLayer('firing-sites');
    const drawn = preparedData(layers, 'each-round', {
      type: 'FeatureCollection',
      features: features as readonly LayerFeature[] as LayerFeature[],
    });
    const marks = drawn.features.filter(({ properties }) => properties.part === 'point');
    expect(layer).toBeDefined();
    expect(marks).toHaveLength(sum(firings.map(({ least }) => least)));
    const filled = marks.filter(({ properties }) => 'filled' in properties && properties.filled);
    expect(filled).toHaveLength(sum(ballistic));
  });

  it('the days of firing, with their rounds and the certainty of their place', () => {
    const ofChart = firings.map(({ date, least, most, place = '', filled }) => ({
      date,
      counts: [least, most],
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

it('the firings before 14 July add up to 94, without the day on which sources differ', () => {
  const before = firings.filter(({ date }) => date < '2014-07-14');
  const agreed = before.filter(({ least, most }) => least === most);
  expect(sum(agreed.map(({ most }) => most))).toBe(94);
  expect(before.length - agreed.length).toBe(1);
});

it('the arrivals of 1999 to 2001 add up to the ministry’s sum, 1,043', () => {
  const early = arrivals.filter(({ date }) => /^(1999|200[01])$/.test(date));
  expect(sum(early.map(({ value }) => value))).toBe(1043);
});

it('the arrivals stand beside rings for the people returned, as the text counts them, and for the eleven', () => {
  expect(rows('returned').map(({ value, filled }) => [value, filled])).toEqual([
    [1076, 'no'],
    [11, 'no'],
  ]);
  expect(whole).toContain('at least 1,076 returned');
});

it('the arrivals add up to one more than the text’s total, as the notes say', () => {
  const sumOfYears = sum(arrivals.map(({ value }) => value));
  const totals = storyParagraphs().flatMap(({ text }) => text.match(/34,5\d\d/g) ?? []);
  expect(totals).toEqual([written(sumOfYears - 1)]);
  expect(wordsOf('arrivals')).toContain(`add up to ${written(sumOfYears)}, one more`);
});

it('the lengths match the text and the routes, each in the look of its layer', () => {
  expect([laos?.layer, thailand?.layer]).toEqual(['route-laos', 'route-thailand']);
  const routes = ['route-laos', 'route-thailand'] as const;
  expect([laos?.value, thailand?.value]).toEqual(routes.map(lengthOf));
  for (const { value } of rows('lengths')) {
    expect(whole).toContain(`${written(value)} kilometres`);
    expect(wordsOf('lengths')).toContain(written(value));
  }
});

it('the lengths are six and seven times the first, as their title says', () => {
  const times = [laos, thailand].map((row) => Math.floor((row?.value ?? 0) / (direct?.value ?? 1)));
  expect(times).toEqual([6, 7]);
});

it.each([
  ['Vientiane', 3220],
  ['Bangkok', 3719],
])('the lengths exclude the flight from %s, whose geodesic the notes give', (from, km) => {
  const [[lng = 0, lat = 0], [toLng = 0, toLat = 0]] = [city(from), city('Seoul')];
  const { s12 = Number.NaN } = geodesic.Geodesic.WGS84.Inverse(lat, lng, toLat, toLng);
  expect(Math.abs(s12 / 1000 - km)).toBeLessThan(2);
  expect(wordsOf('lengths')).toContain(`${written(km)} `);
});

it('the dots of the flood show the arrivals of the peak year', () => {
  const [, peak] = rows('flood');
  const most = arrivals.reduce((a, b) => (b.value > a.value ? b : a));
  expect(peak?.most).toBe(most.value);
  expect(peak?.name).toContain(most.date);
  expect(wordsOf('flood')).toContain(written(most.value));
});

it('the strip of July has the days of firing', () => {
  const days = csvParse(readFileSync(`${files.charts}/july.csv`, 'utf8'));
  const fired = days.filter(({ filled }) => filled === 'yes').map(({ from }) => from);
  expect(fired).toEqual(firings.map(({ date }) => date).filter((date) => date >= '2014-07-01'));
});

it('the estimates are beside all arrivals by the end of 2013, to one scale', () => {
  expect(rows('estimates')).toMatchObject([
    { most: to2013 },
    { least: 30_000, most: 40_000, filled: 'no' },
    { most: 100_000, filled: 'no' },
  ]);
});

it('the eleven have eleven hollow rings, set together and tied to no layer of the map', () => {
  expect(rows('eleven').map(({ most, filled }) => [most, filled])).toEqual([[11, 'no']]);
  expect(wordsOf('eleven')).not.toMatch(/^layer:/m);
});

it('all charts take at most 62 KB together, and their ids are unique', async () => {
  const sources = readSources(readFileSync(files.sources, 'utf8'), files.sources);
  const charts = Object.entries(inspectCharts(files, files.charts).charts);
  const all = charts.map(([name, chart]) => renderChart(name, chart, sources, words)).join('');
  expect(Buffer.byteLength(all)).toBeLessThan(62_000);
  const ids = [...all.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(2 * charts.length);
  expect(new Set(ids).size).toBe(ids.length);
});

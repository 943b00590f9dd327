import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import { arrivalRow } from '../../../src/build/charts/arrival.ts';
import { arrivalsTable } from '../../../src/build/charts/arrivals-table.ts';
import { chartFiles } from '../../../src/build/charts/chart-files.ts';
import { firingRow } from '../../../src/build/charts/firing.ts';
import { firingsTable } from '../../../src/build/charts/firings-table.ts';
import { populationRow } from '../../../src/build/charts/population.ts';
import { populationTable } from '../../../src/build/charts/population-table.ts';
import { readRows } from '../../../src/build/charts/read-rows.ts';
import { type ChartName, storyCharts } from '../../../src/build/charts/story-charts.ts';
import { readSources } from '../../../src/build/parse/read-sources.ts';
import { storyFiles } from '../../../src/build/parse/story-files.ts';
import * as words from '../../../src/words/en.ts';

const charts = storyCharts('.');
const names = Object.keys(charts) as ChartName[];
const { data } = chartFiles;
const read = (file: string): string => readFileSync(file, 'utf8');
const cells: Readonly<Record<ChartName, readonly (readonly string[])[]>> = {
  firings: firingsTable(readRows(read(data.firings), firingRow, '')).rows,
  'koreans-in-manchuria': populationTable(
    readRows(read(data['koreans-in-manchuria']), populationRow, ''),
  ).rows,
  arrivals: arrivalsTable(readRows(read(data.arrivals), arrivalRow, '')).rows,
};

test('the charts weigh at most 40 KB together', () => {
  const all = names.map((name) => charts[name](words)).join('');
  expect(Buffer.byteLength(all)).toBeLessThan(40_000);
});

test('the page may hold all of them: no id stands twice', () => {
  const all = names.map((name) => charts[name](words)).join('');
  const ids = [...all.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(names)('the chart "%s"', (name) => {
  let html = '';
  let figure: Element;
  const textOf = (selector: string): string =>
    figure.querySelector(selector)?.textContent?.trim() ?? '';

  beforeAll(() => {
    html = charts[name](words);
    const { document } = parseHTML(`<html><body><figure>${html}</figure></body></html>`);
    figure = document.querySelector('figure') as Element;
  });

  test('is the same at each build', () => {
    expect(charts[name](words)).toBe(html);
  });

  test('begins with its finding and what is measured', () => {
    expect(figure.firstElementChild?.localName).toBe('figcaption');
    expect(textOf('.chart-title')).not.toBe('');
    expect(textOf('.chart-measured')).toMatch(/\.$/);
  });

  test('is one picture with a name and a description', () => {
    const svg = figure.querySelector('svg');
    expect(svg?.getAttribute('role')).toBe('img');
    const named = (svg?.getAttribute('aria-labelledby') ?? '').split(' ');
    expect(named).toEqual([`chart-${name}-title`, `chart-${name}-description`]);
    expect(textOf(`svg > title#${named[0]}`)).toBe(textOf('.chart-title'));
    expect(textOf(`svg > desc#${named[1]}`).length).toBeGreaterThan(80);
  });

  test('holds no script, no style and no colour of its own', () => {
    expect(html).not.toMatch(/<(style|script)\b|\s(style|on\w+)=/i);
    const paints = [...html.matchAll(/ (?:fill|stroke)="([^"]+)"/g)].map(([, paint]) => paint);
    expect(new Set(paints)).toEqual(new Set(['currentColor', 'none']));
  });

  test('fills its column, with words as text', () => {
    const svg = figure.querySelector('svg');
    expect(svg?.getAttribute('viewBox')).toMatch(/^0 0 350 \d+$/);
    expect(svg?.hasAttribute('width')).toBe(false);
    expect(svg?.querySelectorAll('text').length).toBeGreaterThan(5);
  });

  test('has every figure of its data in the table', () => {
    const rows = [...figure.querySelectorAll('details.data tbody tr')];
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual(
      cells[name],
    );
    expect(textOf('details.data caption')).not.toBe('');
    expect(figure.querySelectorAll('thead th[scope="col"]')).toHaveLength(
      rows[0]?.children.length ?? 0,
    );
    expect(figure.querySelectorAll('tbody th[scope="row"]')).toHaveLength(rows.length);
  });

  test('links each of its sources in the story’s list', () => {
    const sources = readSources(read(storyFiles.sources), storyFiles.sources);
    const links = [...figure.querySelectorAll('.chart-source a')];
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      const id = (link.getAttribute('href') ?? '').replace(/^#source-/, '');
      expect(Object.keys(sources)).toContain(id);
    }
  });
});

describe('the drawing of the firings', () => {
  const { document } = parseHTML(`<html><body>${charts.firings(words)}</body></html>`);
  const day = (date: string): Element | null => document.querySelector(`[data-firing="${date}"]`);

  test('has one group for each day, with that day', () => {
    const groups = [...document.querySelectorAll('g.firing')];
    expect(groups).toHaveLength(14);
    expect(new Set(groups.map((group) => group.getAttribute('data-date'))).size).toBe(14);
    expect(document.querySelectorAll('svg circle')).toHaveLength(94 + 7 + 100);
  });

  test('fills the 14 ballistic missiles and nothing else', () => {
    expect(document.querySelectorAll('.filled circle')).toHaveLength(14);
    expect(day('2014-07-13')?.querySelectorAll('.filled circle')).toHaveLength(2);
    expect(day('2014-07-14')?.querySelectorAll('.hollow circle')).toHaveLength(100);
  });

  test('dashes the four rounds of 4 March that not all sources count', () => {
    const unsure = document.querySelectorAll('.unsure circle');
    expect(unsure).toHaveLength(4);
    expect(day('2014-03-04')?.querySelectorAll('.unsure circle')).toHaveLength(4);
    expect(day('2014-03-04')?.textContent).toContain('3 to 7');
  });

  test('says “about” of the hundred', () => {
    expect(day('2014-07-14')?.textContent).toContain('about 100');
  });
});

describe('the drawing of the arrivals', () => {
  const { document } = parseHTML(`<html><body>${charts.arrivals(words)}</body></html>`);
  const bars = [...document.querySelectorAll('rect')];

  test('has a bar a year whose height follows the count', () => {
    const heights = bars.map((bar) => Number(bar.getAttribute('height')));
    expect(heights).toHaveLength(16);
    expect(Math.max(...heights) / Math.min(...heights)).toBeCloseTo(2914 / 148, 0);
  });

  test('names the peak, the last year and the sum', () => {
    const labels = [...document.querySelectorAll('.label')].map(({ textContent }) => textContent);
    expect(labels).toEqual(expect.arrayContaining(['2,914', '1,397', '1,043']));
  });
});

describe('the drawing of the Koreans in Manchuria', () => {
  const { document } = parseHTML(
    `<html><body>${charts['koreans-in-manchuria'](words)}</body></html>`,
  );

  test('names 1920 and the range for 1945', () => {
    const labels = [...document.querySelectorAll('.label')].map(({ textContent }) => textContent);
    expect(labels).toContain('1920: 459,427');
    expect(labels).toContain('1945: 1.7 to 2.16 million');
  });

  test('draws the two years whose accounts differ as bars, not as discs', () => {
    expect(document.querySelectorAll('circle')).toHaveLength(11);
    const bars = [...document.querySelectorAll('.range line')].filter(
      (line) => line.getAttribute('x1') === line.getAttribute('x2'),
    );
    expect(bars).toHaveLength(2);
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chartColors } from '../../../../src/build/story/charts/figure.ts';
import { plainLayer } from '../../../support/plain-layer.ts';
import { readCharts } from '../../../support/read-charts.ts';
import { yamlOf } from './drawn-chart.ts';

const bars = (more = ''): string =>
  yamlOf('bars', ['Year', 'Whales', 'Known'], `given: logged\nderived: shared out\n${more}`);
const csv = 'date,value,derived\n1990,2,no\n';
let root = '';
const write = (file: string, text: string) => writeFile(join(root, 'charts', file), text);
const message = () =>
  readCharts(root, 'charts').then(
    () => '',
    (error: Error) => error.message,
  );

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'charts-'));
  await mkdir(join(root, 'charts'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

test('finds the charts of a folder by themselves, by the names of their files', async () => {
  for (const name of ['whales', 'seals']) {
    await write(`${name}.yaml`, bars());
    await write(`${name}.csv`, csv);
  }
  await write('notes.txt', 'not a chart');
  expect(Object.keys(await readCharts(root, 'charts'))).toEqual(['seals', 'whales']);
});

test('finds none where there is no folder', async () => {
  expect(await readCharts(root, 'elsewhere')).toEqual({});
});

test('tells the problems of all charts together', async () => {
  await write('lone.csv', csv);
  await write('bare.yaml', bars());
  await write('Odd name.yaml', bars());
  await write('wrong.yaml', bars());
  await write('wrong.csv', csv.replace('1990', '90'));
  expect(await message()).toBe(
    `The story has 4 problems.
charts/Odd name.yaml  its name: "Odd name" cannot be a chart. Use small letters, digits and hyphens.
charts/bare.csv  the file does not exist. Write the rows of the chart whose words are in charts/bare.yaml.
charts/lone.yaml  the file does not exist. Write the words of the chart, its form first, whose rows are in charts/lone.csv.
charts/wrong.csv:2:1  "date": "90" cannot be drawn. It must be a year such as 1920.`,
  );
});

test('gives the marks the colour of the layer that the words name, or of the one they are tied to', async () => {
  const more = { plain: '', tied: 'layer: seas', tinted: 'layer: seas\ncolor: land' };
  for (const [name, words] of Object.entries(more)) {
    await write(`${name}.yaml`, bars(words));
    await write(`${name}.csv`, csv);
  }
  expect(chartColors(await readCharts(root, 'charts'), [])).toBe(
    '[data-chart="tied"]{--chart-color:var(--layer-seas)}[data-chart="tinted"]{--chart-color:var(--layer-land)}',
  );
  expect(chartColors({}, [])).toBe('');
});

test('gives the marks of a row the colour and the dash of its layer, and leaves out other layers', async () => {
  await write('whales.yaml', yamlOf('ruler', ['Way', 'Length'], 'unit: km'));
  await write('whales.csv', 'name,value,layer,more\nNorth,3,north,\nSouth,4,south,\nBack,4,,\n');
  const layers = [
    plainLayer('north', 'route', { dash: 'dashed' }),
    plainLayer('south', 'route'),
    plainLayer('east', 'route'),
  ];
  expect(chartColors(await readCharts(root, 'charts'), layers)).toBe(
    '.plot .of-north{--mark-color:var(--layer-north);--mark-dash:9.6 4.8}.plot .of-south{--mark-color:var(--layer-south)}',
  );
});

test('names the field of the words that does not go with the rows', async () => {
  await write('whales.yaml', yamlOf('dots', ['Where', 'Whales'], 'each: 2'));
  await write('whales.csv', 'name,value,filled\nBay,24000000,yes\n');
  expect(await message()).toContain(
    'charts/whales.yaml:9:7  "each": 24000000 would be more than 1000 dots. Make it 24000 or more.',
  );
});

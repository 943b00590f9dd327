import { readdirSync, readFileSync } from 'node:fs';
import { area, coordAll, length } from '@turf/turf';
import type { Position } from 'geojson';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Layer } from '../../geo/layer.ts';
import { checkStory } from '../../src/cli/check.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { loadStory } from '../../src/load/load-story.ts';
import { layerFeatures } from '../../src/read/geometry/read-geometry.ts';
import { renderAboutMap } from '../../src/render/about-map.ts';
import { renderLicences } from '../../src/render/licences-plugin.ts';
import { exampleStory } from '../browser/support/example.ts';

const read = (file: string) => readFileSync(`${exampleStory}/${file}`, 'utf8');
const layer = (file: string): Layer => JSON.parse(read(file));

/** The latitudes on a meridian, except on the map's edge beneath Antarctica. */
const onMeridian = (positions: readonly Position[], longitude: number) =>
  [...new Set(positions.flatMap(([x, y = 0]) => (x === longitude && y > -80 ? [y] : [])))].sort();

test('the text states the sum of the islands’ census counts', () => {
  const islands = layer('geo/layers/islands.geojson').features;
  const sum = islands.reduce((total, { properties }) => total + Number(properties.count), 0);
  expect(read('story.md')).toContain(`${sum.toLocaleString('en-GB')} residents`);
});

test('French has narrow spaces before its punctuation and within its quotation marks', () => {
  const texts = Object.values(parse(read('words.fr.yaml')));
  const words = texts.filter((one) => typeof one === 'string');
  const french = [read('story.fr.md').replace(/^---[\s\S]*?\n---/, ''), ...words].join('\n');
  expect(french.match(/[^\u202f\s:][;?!:»](?=\s|$)| [;?!:»]/gm)).toBeNull();
  expect(french).not.toMatch(/«[^\u202f]/);
});

test.each(['layers/sea-zone', 'basemap/land', 'basemap/overview'])(
  'both sides of a cut at the 180th meridian meet in %s',
  (file) => {
    const positions = coordAll(layer(`geo/${file}.geojson`));
    expect(onMeridian(positions, 180).length).toBeGreaterThanOrEqual(2);
    expect(onMeridian(positions, 180)).toEqual(onMeridian(positions, -180));
  },
);

const loaded = await loadStory(openFolder('.', 'examples/herdsman-lake'));

const examples = readdirSync('examples').filter((name) => !name.endsWith('.md'));

const stories = [undefined, exampleStory, ...examples.map((name) => `examples/${name}`)];

test.each(stories)('the story %s passes the check without a warning', async (folder) => {
  const { report } = await checkStory(openFolder('.', folder));
  expect(report).toMatch(/^\S+ is sound\.\n$/);
});

test('open water makes up a fifth to a third of the wetland', () => {
  const [water = 0, rushes = 0] =
    layerFeatures('wetland', loaded.geometry, loaded.files)?.map(area) ?? [];
  expect(water / (water + rushes)).toBeGreaterThan(1 / 5);
  expect(water / (water + rushes)).toBeLessThan(1 / 3);
});

test('everything drawn is from OpenStreetMap, and states its licence', () => {
  const licences = loaded.described.map(({ metadata }) => metadata.license);
  expect(licences.filter((license) => license === 'ODbL-1.0').length).toBeGreaterThanOrEqual(3);
  expect(loaded.settings.credits).toContain('OpenStreetMap');
});

const mountain = await loadStory(openFolder('.', 'examples/cumberland-mountain'));

test('the heights are credited in "About this map" and on the licence page', () => {
  const { described, words } = mountain;
  const data = described.map(({ metadata }) => metadata);
  const page = { packages: [], fonts: [], own: '', lang: 'en', back: 'sources' };
  const credit = 'Heights: NASA/NGA SRTM';
  expect(renderAboutMap(described, words)).toContain(`<dd>${credit}</dd>`);
  expect(renderLicences({ ...page, data, words: words.licences })).toContain(`<li>${credit}</li>`);
});

test('the profile is as long as the line on the map', () => {
  const [route] = layerFeatures('crest', mountain.geometry, mountain.files) ?? [];
  const rows = readFileSync('examples/cumberland-mountain/charts/profile.csv', 'utf8');
  const [miles = 0] = rows.trim().split('\n').slice(-1).map(Number.parseFloat);
  expect(Math.abs(length(route as never, { units: 'miles' }) - miles)).toBeLessThan(0.25);
});

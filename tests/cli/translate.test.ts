import { existsSync, rmSync } from 'node:fs';
import { featureCollection, point, polygon } from '@turf/helpers';
import { expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { checkStory } from '../../src/cli/check.ts';
import { commandLine } from '../../src/cli/commands.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { positions } from '../support/shapes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const own = temporaryFolder('examples/starter');
const { read } = own;

async function run(...args: readonly string[]) {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(`${text}`) > 0);
  vi.spyOn(console, 'log').mockImplementation((text) => void said.push(text));
  try {
    await commandLine().parseAsync(args, { from: 'user' });
    return said.join('\n');
  } finally {
    vi.restoreAllMocks();
  }
}
const translate = () => run('translate', 'fr', own());

test('begins, lists and marks a translation section by section, with any line endings', async () => {
  const saved = read('story.md').replace('\n---', '\nlang: en\n---').replaceAll('\n', '\r\n');
  own.write('story.md', saved);
  expect(await translate()).toContain('story.fr.md: translate its fields');
  expect(read('story.fr.md')).toMatch(/^---\n[\s\S]*title: .*\n[\s\S]*lang: fr\n---\n$/);
  expect(read('words.fr.yaml')).toMatch(/^Nordland Line:$/m);
  expect(await run('check', own())).toContain('section "circle": it is not translated');
  expect(process.exitCode).toBe(0);

  const circle = /## Over[\s\S]*?(?=## To)/.exec(read('story.md'));
  own.write('story.fr.md', read('story.fr.md') + circle?.[0]);
  const known = read('words.fr.yaml').replace('Nordland Line:', 'Nordland Line: Ligne du Nordland');
  own.write('words.fr.yaml', known);
  expect(await translate()).toBe('No text is missing.');
  expect(read('words.fr.yaml')).toBe(known);
  const said = await run('check', own(), '--translated', 'fr', '--sections', 'circle');
  expect(said).not.toContain('“circle”');
  expect(read('translated.fr.yaml')).toMatch(/^circle: [0-9a-f]{8}$/m);
});

test('leaves a file alone to which no line can be added, and says why', async () => {
  const flow = '{ "wire": "fil" }';
  own.write('words.fr.yaml', flow);
  const remedy = 'Write each text on its own line.';
  await expect(translate()).rejects.toMatchObject({ problems: [{ remedy }] });
  expect(read('words.fr.yaml')).toBe(flow);
});

test('asks for no sentences of the engine, of the story’s cut basemap or of the world’s basemap', async () => {
  await translate();
  expect(read('words.fr.yaml')).not.toContain('Visvalingam');
  rmSync(own('geo/basemap'), { recursive: true });
  rmSync(own('words.fr.yaml'));
  await translate();
  expect(read('words.fr.yaml')).not.toContain('Visvalingam');
  const { report } = await checkStory(openFolder('.', own()));
  expect(report).not.toMatch(/(basemap|world)\/\w+\.geojson/);
});

test('asks for the words of a shaded layer, but not for the name of its table', async () => {
  const area = polygon([positions(10, 60, 14, 60, 14, 66, 10, 60)], { name: 'A' });
  own.write('geo/layers/counties.geojson', JSON.stringify(featureCollection([area])));
  const values = '{ table: folk, key: name, of: value, unit: heads }';
  const layer = `counties: { label: Counties, kind: shaded, color: { light: "#5d4a8a", dark: "#c3b4ef" }, source: B, license: CC0-1.0, values: ${values} }\n`;
  own.write('layers.yaml', `${read('layers.yaml')}\n${layer}`);
  own.write('values/folk.csv', 'name,value\nA,3\n');
  await translate();
  expect(read('words.fr.yaml')).toMatch(/^# layers\.yaml$/m);
  expect(read('words.fr.yaml')).toMatch(/^heads:$/m);
  expect(read('words.fr.yaml')).not.toContain('folk');
});

test('reports an error in the original once, whatever errors the translation has', async () => {
  await translate();
  own.edit('words.fr.yaml', /^Steinkjer:$/m, 'Steinkjer: Steinkjer en Norvège');
  own.edit('geo/layers/stations.geojson', '[11.4969, 64.0119]', '[11.4969, 99]');
  const errors = async () => {
    const { report } = await checkStory(openFolder('.', own()));
    return report.split('\n').filter((line) => line.includes('  error  '));
  };
  expect(await errors()).toEqual([expect.stringContaining('is off the globe')]);
  own.edit('story.fr.md', 'lang: fr', 'lang: fr\nodd: 1');
  expect(await errors()).toHaveLength(2);
});

test('lists each map name once, prefilled with the original', async () => {
  const city = { kind: 'city', rank: 1, minZoom: 1, anchor: 'left' };
  const features = ['Ås', 'Vik', 'Ås'].map((name) => point([14, 66], { name, ...city }));
  const metadata = { title: 'Places', source: 'Nobody', license: 'CC0-1.0' };
  const places = JSON.stringify({ type: 'FeatureCollection', metadata, features });
  own.write('geo/layers/places.geojson', places);
  await translate();
  expect(parse(read('words.fr.yaml'))).toMatchObject({ Ås: 'Ås', Vik: 'Vik' });
});

test('refuses an unknown section or a broken word list, and writes nothing', async () => {
  const noted = run('check', own(), '--translated', 'fr', '--sections', 'street');
  await expect(noted).rejects.toThrow('has no section "street"');
  expect(existsSync(own('translated.fr.yaml'))).toBe(false);
  own.write('words.fr.yaml', 'The way: on foot: Le chemin\n');
  await expect(translate()).rejects.toThrow('words.fr.yaml:1');
  expect(read('words.fr.yaml')).toBe('The way: on foot: Le chemin\n');
});

import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readShapes } from '../../../src/cli/new/story-of-shapes.ts';
import { isWarning } from '../../../src/load/files/story-error.ts';
import { ring } from '../../support/shapes.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { begin, collection, type Shape } from './begin-with.ts';

const at = temporaryFolder();

const way = [
  [39.24, -6.84],
  [33.41, -8.92],
];
const line: Shape = ['LineString', way];
const begun = async (files: Readonly<Record<string, string>>, folder = 'uhuru-railway') => {
  const { loaded, problems } = await begin(files, at(), folder);
  expect(problems.filter((problem) => !isWarning(problem))).toEqual([]);
  if (!loaded) throw new Error('The story is not sound.');
  return loaded;
};

const said = (files: Readonly<Record<string, string>>): Promise<string> =>
  begun(files).then(
    () => '',
    (error: Error) => error.message.replaceAll(`${at()}/`, ''),
  );

describe('a story that is begun with shapes', () => {
  test('is sound, and shows each as a layer of the kind that draws it, all of them in sight', async () => {
    const { story, layers, scenes } = await begun({
      'TAZARA line.geojson': collection(['LineString', way, { name: 'Main line' }]),
      'stations.json': collection(
        ['Point', [33.41, -8.92], { name: 'Mbeya' }],
        ['Point', [39.24, -6.84], { name: 'Dar es Salaam' }],
      ),
      'selous.geojson': collection(['Polygon', [ring(36, -10, 39, -8)], { name: 'Selous' }]),
    });
    expect(story.meta.title).toBe('Uhuru railway');
    expect(layers.map(({ id, kind, label }) => [id, kind, label])).toEqual([
      ['tazara-line', 'route', 'TAZARA line'],
      ['stations', 'points', 'Stations'],
      ['selous', 'area', 'Selous'],
    ]);
    const { bounds } = scenes.title ?? {};
    expect(bounds).toEqual([32.83, -10.58, 39.82, -6.26]);
    expect(Object.keys(scenes)).toEqual(story.sections.map(({ id }) => id));
  });

  test.each([
    [{ NAME: 'Selous', DESIG: 'Reserve' }, 'Selous'],
    [{ st_name: 'Mbeya', code: 'MB' }, 'Mbeya'],
    [{ title: 'Mbeya' }, 'Mbeya'],
    [{ name: '', NAME: 'Mbeya' }, 'Mbeya'],
    [{ code: 7 }, 'Old stations 1'],
    [{ name: 7 }, 'Old stations 1'],
  ])('names features by what comes nearest to a name: %o', async (properties, name) => {
    const text = collection(
      ['Point', [33, -8], properties],
      ['Point', [31, -10], { name: 'Kasama' }],
    );
    const { geometry } = await begun({ 'old_stations.geojson': text });
    const file = Object.keys(geometry).find((each) => each.endsWith('old-stations.geojson'));
    const { features } = JSON.parse(geometry[file ?? ''] ?? '');
    expect(features[0].properties).toEqual({ ...properties, name });
    expect(features[1].properties).toEqual({ name: 'Kasama' });
  });

  test.each([
    ['köln-war', 'Köln war'],
    ['1950-war', '1950 war'],
    ['서울', '서울'],
    ['--', 'A story'],
  ])('is called as its folder is: %s', async (folder, title) => {
    const { story } = await begun({ 'way.geojson': collection(line) }, folder);
    expect(story.meta.title).toBe(title);
    expect(story.sections[0]?.titleHtml).toBe(title);
  });

  test('keeps a file to the byte where all of it has names', async () => {
    const text = `\n${collection(line)}\n\n`;
    await begun({ 'way.geojson': text });
    expect(await readFile(at('uhuru-railway/geo/layers/way.geojson'), 'utf8')).toBe(text);
    expect(await readFile(at('way.geojson'), 'utf8')).toBe(text);
  });

  test.each<[Record<string, string>, string]>([
    [{ 'way.geojson': '{ "type": ' }, 'way.geojson:1:11  the JSON ends too soon.'],
    [
      {
        'way.geojson': collection(['Point', [-6.8, 139.2]]),
      },
      'Write the longitude first, then the latitude',
    ],
    [
      {
        'all.geojson': collection(['Point', [33, -8]], line),
      },
      'all.geojson has more than one of points, lines or areas.',
    ],
    [
      {
        'way.geojson': collection(line),
        'Way.json': collection(line),
      },
      'way.geojson and Way.json would be one layer, "way". Call one otherwise, in the letters a to z.',
    ],
  ])('is not begun with files that are none: %o', async (files, words) => {
    expect(await said(files)).toContain(words);
    expect(await readdir(at())).not.toContain('uhuru-railway');
  });

  test('is not begun with a file too large to be read, which is told by its size', async () => {
    await writeFile(at('raw.geojson'), '');
    await truncate(at('raw.geojson'), 2 ** 32);
    await expect(readShapes([at('raw.geojson')])).rejects.toThrow('it has 4,294,967,296 bytes');
  });

  test('is not begun with a file that is not there, or is a folder', async () => {
    await expect(readShapes([at('gone.geojson')])).rejects.toThrow('gone.geojson is not there.');
    await mkdir(at('folder'));
    await expect(readShapes([at('folder')])).rejects.toThrow('it is a folder');
  });
});

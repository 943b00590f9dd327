import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyAround, readShapes } from '../../../../src/build/commands/new/story-of-shapes.ts';
import { writeStory } from '../../../../src/build/commands/new/write-story.ts';
import { storyFilesIn } from '../../../../src/build/story/files/story-files.ts';
import { loadStory } from '../../../../src/build/story/load-story.ts';

const project = process.cwd();
const template = join(project, 'examples/starter');

let place = '';
const at = (path: string): string => join(place, path);

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'own-shapes-'));
});
afterEach(() => rm(place, { recursive: true }));

type Properties = Readonly<Record<string, unknown>>;
const collection = (...features: readonly (readonly [Properties, type: string, unknown])[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(([properties, type, coordinates]) => ({
      type: 'Feature',
      properties,
      geometry: { type, coordinates },
    })),
  });

const way = [
  [39.24, -6.84],
  [33.41, -8.92],
];
const ring = [
  [36, -8],
  [38, -10],
  [39, -8],
  [36, -8],
];

/** The author's files, written and named, and the story that is begun with them. */
async function begun(files: Readonly<Record<string, string>>, folder = 'uhuru-railway') {
  for (const [name, text] of Object.entries(files)) await writeFile(at(name), text);
  const layers = await readShapes(Object.keys(files).map(at));
  await writeStory(at(folder), { project, template, copy: copyAround(layers) });
  return loadStory(project, { files: storyFilesIn(project, at(folder)) });
}

const said = (files: Readonly<Record<string, string>>): Promise<string> =>
  begun(files).then(
    () => '',
    (error: Error) => error.message.replaceAll(`${place}/`, ''),
  );

describe('a story that is begun with shapes', () => {
  test('is sound, and shows each as a layer of the kind that draws it, all of them in sight', async () => {
    const { story, layers, scenes } = await begun({
      'TAZARA line.geojson': collection([{ name: 'Main line' }, 'LineString', way]),
      'stations.json': collection(
        [{ name: 'Mbeya' }, 'Point', [33.41, -8.92]],
        [{ name: 'Dar es Salaam' }, 'Point', [39.24, -6.84]],
      ),
      'selous.geojson': collection([{ name: 'Selous' }, 'Polygon', [ring]]),
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

  test('has nothing of the story that is copied otherwise', async () => {
    await begun({ 'way.geojson': collection([{ name: 'Way' }, 'LineString', way]) });
    const entries = await readdir(at('uhuru-railway'), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((each) => each.isFile())) {
      const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
      expect(`${entry.name} ${text}`).not.toMatch(/nordland|norway|bodø|trondheim|arctic/i);
    }
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
      [properties, 'Point', [33, -8]],
      [{ name: 'Kasama' }, 'Point', [31, -10]],
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
    const { story } = await begun({ 'way.geojson': collection([{}, 'LineString', way]) }, folder);
    expect(story.meta.title).toBe(title);
    expect(story.sections[0]?.titleHtml).toBe(title);
  });

  test('keeps a file to the byte where all of it has names', async () => {
    const text = `\n${collection([{ name: 'Way' }, 'LineString', way])}\n\n`;
    await begun({ 'way.geojson': text });
    expect(await readFile(at('uhuru-railway/geo/layers/way.geojson'), 'utf8')).toBe(text);
    expect(await readFile(at('way.geojson'), 'utf8')).toBe(text);
  });

  test.each<[Record<string, string>, string]>([
    [{ 'way.geojson': '{ "type": ' }, 'way.geojson:1:11  the JSON ends too soon.'],
    [
      {
        'way.geojson': collection([
          {},
          'LineString',
          [
            [-6.8, 139.2],
            [-8.9, 133.4],
          ],
        ]),
      },
      'Write the longitude first, then the latitude',
    ],
    [
      {
        'all.geojson': collection(
          [{ name: 'A' }, 'Point', [33, -8]],
          [{ name: 'B' }, 'LineString', way],
        ),
      },
      'all.geojson has more than one of points, lines or areas.',
    ],
    [
      {
        'way.geojson': collection([{}, 'LineString', way]),
        'Way.json': collection([{}, 'LineString', way]),
      },
      'way.geojson and Way.json would be one layer, "way". Call one otherwise, in the letters a to z.',
    ],
  ])('is not begun with files that are none: %o', async (files, words) => {
    expect(await said(files)).toContain(words);
    expect(await readdir(place)).not.toContain('uhuru-railway');
  });

  test('is not begun with a file too large to be read, which is told by its size', async () => {
    await writeFile(at('raw.geojson'), '');
    await truncate(at('raw.geojson'), 2 ** 32);
    await expect(readShapes([at('raw.geojson')])).rejects.toThrow('it has 4,294,967,296 bytes');
  });

  test('is not begun with a file that is not there, or is a folder', async () => {
    await expect(readShapes([at('gone.geojson')])).rejects.toThrow('gone.geojson is not there.');
    await mkdir(at('folder'));
    await expect(readShapes([at('folder')])).rejects.toThrow('a folder stands in its place');
  });
});

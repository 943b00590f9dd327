import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkColors } from '../../../src/check/check-colors.ts';
import { beginStory } from '../../../src/cli/new/begin-story.ts';
import { storyOfShapes } from '../../../src/cli/new/story-of-shapes.ts';
import { type Bounds, boundsContain } from '../../../src/core/camera/bounds.ts';
import { openFolder } from '../../../src/files/open-folder.ts';
import { loadStory } from '../../../src/load/load-story.ts';
import { box } from '../../../src/read/schema/values.ts';
import { number } from '../../core/arbitraries.ts';
import { positions, ring } from '../../support/shapes.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { collection, fiji, network, type Shape, way } from './shapes.ts';

const at = temporaryFolder();

async function begun(files: Readonly<Record<string, string>>, folder = 'uhuru-railway') {
  for (const [name, text] of Object.entries(files)) at.write(name, text);
  await beginStory(at(), folder, Object.keys(files));
  return loadStory(openFolder(at(folder), '.'));
}

test('shows each file as a layer of the kind that draws it, with all shapes in sight', async () => {
  const line = positions(39.24, -6.84, 33.41, -8.92);
  const { story, layers, scenes } = await begun({
    'TAZARA line.geojson': collection(['LineString', line, { name: 'Main line' }]),
    'stations.json': collection(['Point', [33.41, -8.92]], ['Point', [39.24, -6.84]]),
    'selous.geojson': collection(['Polygon', [ring(36, -10, 39, -8)], { name: 'Selous' }]),
  });
  expect(story.meta.title).toBe('Uhuru railway');
  expect(layers.map(({ id, kind, label }) => [id, kind, label])).toEqual([
    ['tazara-line', 'route', 'TAZARA line'],
    ['stations', 'points', 'Stations'],
    ['selous', 'area', 'Selous'],
  ]);
  expect(scenes.title?.bounds).toEqual([32.83, -10.58, 39.82, -6.26]);
  expect(Object.keys(scenes)).toEqual(story.sections.map(({ id }) => id));
});

test('colours layers and their categories so that no two look alike to any reader', async () => {
  const sorted = (...categories: readonly string[]) =>
    collection(...categories.map((category, i): Shape => ['Point', [30 + i, -8], { category }]));
  const { layers, scenes } = await begun({
    'huts.geojson': sorted('open', 'shut'),
    'springs.geojson': collection(['Point', [31, -9]]),
    'posts.geojson': sorted('east', 'west', 'south'),
  });
  expect(layers.map(({ categories }) => Object.keys(categories ?? {}).length)).toEqual([2, 0, 3]);
  expect(checkColors(layers, Object.values(scenes), 'layers.yaml')).toEqual([]);
});

const places: Shape = ['MultiPoint', positions(-175, 10, -60, 0, 60, 5, 175, -10)];

const polar: Bounds = [-180, 60, 180, 85];
test.each<[what: string, shape: Shape, kind: string, bounds: Bounds]>([
  ['the world', ['Polygon', [ring(-180, -90, 180, 90)]], 'area', [-180, -85, 180, 85]],
  ['land across the 180th meridian', fiji, 'area', [176.6, -19.4, -178.6, -15.6]],
  ['places around the world', places, 'points', [-180, -34, 180, 34]],
  ['a network in one feature', network, 'line', [29.7, -9.3, 33.3, -7.7]],
  ['a way in several lines', way, 'route', [29.7, -9.3, 33.3, -7.7]],
  ['a way around the pole', ['LineString', positions(0, 84, 120, 89, -120, 88)], 'route', polar],
  ['a place', ['Point', [33, -8]], 'points', [32.95, -8.05, 33.05, -7.95]],
])('makes a sound story that frames %s', async (_, shape, kind, bounds) => {
  const { layers, scenes } = await begun({ 'shapes.geojson': collection(shape) });
  expect([layers[0]?.kind, scenes.title?.bounds]).toEqual([kind, bounds]);
});

const aroundWorld: [number, number][] = [5e-324, 1e-13, -179.99999999999991, 0].map((lng) => [
  lng,
  0,
]);

test('frames shapes anywhere', () => {
  const position = fc.tuple(number(-180, 180), number(-90, 90));
  const line = fc.uniqueArray(position, { minLength: 2, maxLength: 6, selector: String });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), (lines) => {
      const layers = lines.map((coordinates, i) => ({
        id: `layer-${i}`,
        label: 'Any',
        kind: 'line' as const,
        path: 'any.geojson',
        geojson: collection(['LineString', coordinates]),
      }));
      const bounds: Bounds = parse(storyOfShapes('Any', layers)['scenes.yaml'] ?? '').title.bounds;
      expect(box.safeParse(bounds).error).toBeUndefined();
      const inReach = lines.flat().filter(([, lat]) => Math.abs(lat) <= 85);
      expect(inReach.filter((place) => !boundsContain(bounds, place))).toEqual([]);
    }),
    { examples: [[[aroundWorld]]] },
  );
});

const first = async (properties: object, geometry: readonly [string, unknown]) => {
  const [type, coordinates] = geometry;
  const other = ['Point', [31, -10], { name: 'Kasama' }] as const;
  const wells = collection([type, coordinates, properties], other);
  const { geometry: files } = await begun({ 'old_wells.geojson': wells });
  return JSON.parse(files['geo/layers/old-wells.geojson'] ?? '').features.map(
    (feature: { properties: object }) => feature.properties,
  );
};

test.each([
  [{ NAME: 'Selous', DESIG: 'Reserve' }, 'Selous'],
  [{ st_name: 'Mbeya', code: 'MB' }, 'Mbeya'],
  [{ title: 'Mbeya' }, 'Mbeya'],
  [{ name: '', NAME: 'Mbeya' }, 'Mbeya'],
  [{ name: 7 }, 'Old wells 1'],
])('names features by the most name-like property: %o', async (properties, name) => {
  const all = await first(properties, ['Point', [33, -8]]);
  expect(all).toEqual([{ ...properties, name }, { name: 'Kasama' }]);
});

test('makes each position of a MultiPoint a named point', async () => {
  const all = await first({ depth: 7 }, ['MultiPoint', positions(33, -8, 34, -9)]);
  const names = ['Old wells 1', 'Old wells 2', 'Kasama'];
  expect(all).toMatchObject(names.map((name) => ({ name })));
});

test('names a story after its folder, and layers after their files, in any script', async () => {
  const files = [
    ['Köln_Bahn.geojson', 'koln-bahn', 'Köln Bahn'],
    ['서울 1호선.geojson', 'layer-1', '서울 1호선'],
    ['हिन्दी.json', 'layer', 'हिन्दी'],
    ['true.geojson', 'layer-true', 'True'],
    ['Rivers.geojson', 'layer-rivers', 'Rivers'],
  ] as const;
  const shapes = Object.fromEntries(files.map(([file]) => [file, collection(way)]));
  const { story, layers } = await begun(shapes, '1950-wär');
  expect([story.meta.title, story.sections[0]?.titleHtml]).toEqual(['1950 wär', '1950 wär']);
  expect(layers.map(({ id, label }) => [id, label])).toEqual(files.map(([, ...named]) => named));
});

test('keeps a file byte for byte if all its features have names', async () => {
  const text = `\n${collection(way)}\n\n`;
  await begun({ 'way.geojson': text });
  expect(at.read('uhuru-railway/geo/layers/way.geojson')).toBe(text);
});

/** Property names that the engine reads, and other programs use otherwise. */
const own = [
  ...['date', 'count', 'countMax', 'countNote', 'category', 'site', 'place', 'what', 'about'],
  ...['stops', 'part', 'uncertain', 'certainty', 'source', 'name', 'name:fr', 'kind', 'rank'],
];
const anything = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1872, '', ' ', '12/05/1872', '1872', '1872-05-12T10:00'),
  fc.jsonValue({ maxDepth: 1 }),
);

test('makes a valid story from any properties, or says why not', async () => {
  const shape = fc.constantFrom<Shape>(['Point', [33, -8]], network, way, fiji);
  const properties = fc.dictionary(fc.constantFrom(...own), anything, { maxKeys: 4 });
  const story = fc.asyncProperty(shape, properties, async ([type, coordinates], said) => {
    const text = collection([type, coordinates, said]);
    await begun({ 'shapes.geojson': text }).catch(({ message }: Error) =>
      expect(message).toMatch(/^shapes\.geojson {2}.*\nNothing was written\.$/s),
    );
  });
  const clear = () => rm(at('uhuru-railway'), { recursive: true, force: true });
  // A route has no categories.
  const examples: [Shape, Record<string, unknown>][] = [[way, { category: 'Iron' }]];
  await fc.assert(story.beforeEach(clear), { numRuns: 8, examples });
});

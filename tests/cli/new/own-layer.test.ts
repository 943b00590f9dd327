import { readdir, rm } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownLayer } from '../../../src/cli/new/own-layer.ts';
import { FolderError } from '../../../src/cli/new/write-story.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { beginWith, collection, fiji, network, type Shape, way } from './begin-with.ts';

const place = temporaryFolder();

const well: Shape = ['Point', [33, -8]];
const nameless: Shape = ['Point', [33, -8], {}];
const wells = [
  [33, -8],
  [34, -9],
];

describe('a MultiPoint is drawn as a point for each of its positions', () => {
  test.each<[what: string, properties: object, names: readonly string[]]>([
    ['by its name', { name: 'Wells of Mbeya', depth: 7 }, ['Wells of Mbeya', 'Wells of Mbeya']],
    ['by a number where it has none', { depth: 7 }, ['Old wells 1', 'Old wells 2']],
  ])('%s', (_, properties, names) => {
    const { kind, geojson } = ownLayer(
      'old-wells.geojson',
      collection(['MultiPoint', wells, properties]),
    );
    expect(kind).toBe('points');
    expect(JSON.parse(geojson)).toEqual(
      JSON.parse(
        collection(
          ...wells.map((at, i): Shape => ['Point', at, { ...properties, name: names[i] }]),
        ),
      ),
    );
  });
});

test.each([
  ['Köln_Bahn.geojson', 'koln-bahn', 'Köln Bahn'],
  ['Ko\u0308ln.geojson', 'koln', 'Köln'],
  ['서울 1호선.geojson', 'layer-1', '서울 1호선'],
  ['हिन्दी.json', 'layer', 'हिन्दी'],
  ['1950-war.geojson', 'layer-1950-war', '1950 war'],
  ['true.geojson', 'layer-true', 'True'],
  ['places.geojson', 'layer-places', 'Places'],
  ['Rivers.geojson', 'layer-rivers', 'Rivers'],
  ['--.geojson', 'layer', 'Layer'],
])('%s is a layer of that name, with an id for links', (file, id, label) => {
  expect(ownLayer(file, collection(well))).toMatchObject({ id, label });
});

/** What other programs export by the names of properties that the engine reads. */
const own = [
  ...['date', 'count', 'countMax', 'countNote', 'category', 'site', 'place', 'what', 'about'],
  ...['stops', 'part', 'uncertain', 'certainty', 'source', 'name', 'name:fr', 'kind', 'rank'],
];
const anything = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1872, '', ' ', '12/05/1872', '1872', '1872-05-12T10:00'),
  fc.jsonValue({ maxDepth: 1 }),
);

test('whatever is said of shapes, their story has no error, or there is none', async () => {
  const shape = fc.constantFrom(well, network, way, fiji);
  const properties = fc.dictionary(fc.constantFrom(...own), anything, { maxKeys: 4 });
  const story = fc.asyncProperty(shape, properties, async ([type, coordinates], said) => {
    const told = await beginWith(collection([type, coordinates, said]), place()).catch((error) => {
      expect(error).toBeInstanceOf(FolderError);
      return { errors: [] };
    });
    expect(told.errors).toEqual([]);
  });
  const clear = () => rm(place('story'), { recursive: true, force: true });
  await fc.assert(story.beforeEach(clear), { numRuns: 20 });
});

const refused: readonly (readonly [what: string, text: string, words: string])[] = [
  ['no features', collection(), 'it is no FeatureCollection with features.'],
  ['no positions', collection(['MultiPoint', []]), 'coordinates is empty.'],
  ['a geometry alone', '{"type":"Point","coordinates":[33,-8]}', 'it is no FeatureCollection'],
  ['a null geometry', collection(well).replace(/"geometry":\{.*?\}/, '"geometry":null'), 'is null'],
  ['counts in words', collection(['Point', [33, -8], { count: 'five' }]), 'the count is "five".'],
  [
    'a range without an end',
    collection(['Point', [33, -8], { count: 1872, countMax: null }]),
    'the countMax is null.',
  ],
  ['dates that are numbers', collection(['Point', [33, -8], { date: 1872 }]), 'the date is 1872.'],
  [
    'licences that are numbers',
    collection(well).replace('{', '{"metadata":{"license":7},'),
    'metadata.license: must be text, in quotes.',
  ],
  ['five million bytes', collection(well).padEnd(5_000_001), 'it has 5,000,001 bytes'],
  ['fewer that names make as many', collection(...Array(55_000).fill(nameless)), 'bytes, of the'],
];

test.each(refused)('a story is not begun with %s: a sentence tells why', async (_, text, words) => {
  const said = await beginWith(text, place()).then(
    () => 'nothing',
    (error: Error) => (error instanceof FolderError ? error.message : String(error)),
  );
  expect(said).toContain(words);
  expect(said).not.toContain('\n');
  expect(await readdir(place())).toEqual(['shapes.geojson']);
});

import { readdirSync, rmSync, truncateSync } from 'node:fs';
import mapshaper from 'mapshaper';
import { expect, test, vi } from 'vitest';
import { checkStory } from '../../../src/cli/check.ts';
import { addData } from '../../../src/cli/data/add-data.ts';
import type { DataOptions } from '../../../src/cli/data/own-layers.ts';
import { beginStory } from '../../../src/cli/new/begin-story.ts';
import * as engine from '../../../src/files/engine.ts';
import { openFolder } from '../../../src/files/open-folder.ts';
import { filesIn } from '../../../src/files/story-files.ts';
import { plainPicture } from '../../support/plain-picture.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { collection, way } from '../new/shapes.ts';

const at = temporaryFolder();
const { read } = at;

async function begun(files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries({ 'way.geojson': collection(way), ...files }))
    at.write(name, text);
  await beginStory(at(), 'story', ['way.geojson']);
  return (names = Object.keys(files), options?: DataOptions) =>
    addData(openFolder(at(), 'story'), names, options);
}

const all = async () =>
  new Map((await filesIn(at('story'))).map((name) => [name, read(`story/${name}`)]));

const huts = 'Hut,lon,lat,kind\nA,30,-8,open\nB,31,-8,shut\nC,32,-8,open\nD,33,-8,shut\n';

test('adds a file to a story: a layer, its entry after the others, and the original', async () => {
  const add = await begun({ 'huts.csv': huts });
  const before = `${read('story/layers.yaml').trimEnd()} # kept`.replaceAll('\n', '\r\n');
  at.write('story/layers.yaml', before);
  const said = await add();
  expect(said).toContain('huts.csv: 4 rows, 4 with a position. Columns become:\n  Hut   name\n');
  expect(said).toContain('Written: story/data/huts.csv, story/geo/layers/huts.geojson, story/');
  expect(said).toMatch(/In story\/scenes\.yaml, .*\n\n {2}bounds: .*\n {2}layers: \[huts]$/);
  expect(read('story/data/huts.csv')).toBe(huts);
  const text = read('story/layers.yaml');
  expect(text.startsWith(`${before}\r\n\r\nhuts:\r\n`)).toBe(true);
  expect(text).toContain('    "shut": { label: "shut", color: {');
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  expect(await checkStory(openFolder(at(), 'story'))).toMatchObject({ isSound: true });
});

test('recreates a layer whose GeoJSON was deleted, and keeps its edited entry', async () => {
  const add = await begun({ 'huts.csv': huts });
  await add();
  at.edit('story/layers.yaml', '"Huts"', 'My huts');
  const before = read('story/layers.yaml');
  rmSync(at('story/geo/layers/huts.geojson'));
  at.write('story/data/huts.csv', huts.replace('A,', 'Aa,'));
  await expect(add()).rejects.toThrow('story/data/huts.csv is there already. Rename');
  await add(['story/data/huts.csv']);
  expect(read('story/geo/layers/huts.geojson')).toContain('"Aa"');
  expect(read('story/layers.yaml')).toBe(before);
});

const five = 'name,lon,lat,count\nA,1,2,five\n';
const unsound = /^a\.json {2}it is not sound TopoJSON\. Export it again .*\nNothing was/;
const broken = /^story\/layers\.yaml:.*\nNothing was written\.$/s;
test.each<[why: string, file: string, text: string, layers: string | undefined, words: RegExp]>([
  ['a layer has its id', 'Way.csv', huts, undefined, /^story\/geo\/layers\/way\.geojson is there/],
  ['its shapes are not sound', 'a.csv', five, undefined, /^a\.csv .*"five".*\nNothing was/],
  ['arcs are a number', 'a.json', '{"type":"Topology","arcs":5}', undefined, unsound],
  ['the layers are in braces', 'a.csv', huts, '{ way: { label: Way } }\n', broken],
  ['the layers are broken', 'a.csv', huts, 'way: *other\n', broken],
])('writes nothing when %s', async (_, file, text, layers, words) => {
  const add = await begun({ [file]: text });
  if (layers) at.write('story/layers.yaml', layers);
  const before = await all();
  expect(await add().then(String, ({ message }: Error) => message)).toMatch(words);
  expect(await all()).toEqual(before);
});

async function shaped(commands: string) {
  const input = { 'way.json': collection(way) };
  const made = await mapshaper.applyCommands(`-i way.json ${commands}`, input);
  return JSON.parse(Buffer.from(made['all.json'] ?? []).toString());
}

test('reprojects GeoJSON by its own CRS or a given one, or explains how to give one', async () => {
  const add = await begun({});
  const metres = await shaped('-proj EPSG:2154 -o all.json format=geojson');
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2154' } };
  at.write('named.geojson', JSON.stringify({ ...metres, crs }));
  at.write('given.geojson', JSON.stringify(metres));
  expect(await add(['named.geojson'])).toContain('reprojected from EPSG:2154 to degrees.');
  await expect(add(['given.geojson'])).rejects.toThrow('--crs "EPSG:25832"\nNothing was written.');
  expect(await add(['given.geojson'], { crs: 'EPSG:2154' })).toContain('bounds: [29.7, -9.3, 33.3');
  for (const damaged of ['null', '{"type":"FeatureCollection","feat']) {
    at.write('bad.geojson', damaged);
    const added = add(['bad.geojson'], { crs: 'EPSG:2154' });
    await expect(added).rejects.toThrow(/^bad\.geojson.* not .*\nNothing was written\.$/);
  }
  const degrees = collection(way).replace('{', '{"crs":{"properties":{"name":"EPSG:4326"}},');
  at.write('same.geojson', degrees);
  await add(['same.geojson']);
  expect(read('story/geo/layers/same.geojson')).toBe(degrees);
  expect(readdirSync(at('story/data'))).toEqual(['given.geojson', 'named.geojson']);
});

test('makes each object of a TopoJSON file a layer, whatever the file’s extension', async () => {
  const { objects, ...rest } = await shaped('-o all.json format=topojson');
  const two = { ...rest, objects: { north: objects.way, south: objects.way } };
  const add = await begun({ 'ways.json': JSON.stringify(two) });
  expect(await add()).toContain('  layers: [north, south]');
});

test('refuses a TopoJSON file that uses its arcs too often', async () => {
  const arcs = [Array.from({ length: 50_000 }, () => [1, 1])];
  const geometries = Array.from({ length: 30_000 }, () => ({ type: 'LineString', arcs: [0] }));
  const objects = { bomb: { type: 'GeometryCollection', geometries } };
  const add = await begun({ 'bomb.json': JSON.stringify({ type: 'Topology', arcs, objects }) });
  const problem = 'its arcs make 1,500,000,000 positions; the limit is 500,000.';
  await expect(add()).rejects.toThrow(problem);
});

test('warns of the cost of ten thousand shapes, and refuses a file of 50 MB', async () => {
  const rows = Array.from({ length: 10_001 }, (_, i) => `P${i},${i / 100},1`);
  const add = await begun({ 'many.csv': `name,lon,lat\n${rows.join('\n')}\n`, 'large.csv': '' });
  expect(await add(['many.csv'])).toMatch(/many\.csv: 10001 shapes are \d{7} bytes, which each/);
  truncateSync(at('large.csv'), 50_000_000);
  await expect(add(['large.csv'])).rejects.toThrow('it is 50,000,000 bytes; the limit is');
});

test('numbers shapes without names, and lists the properties that may hold one', async () => {
  const hut = (NOMBRE: string, lng: number) => ['Point', [lng, -8], { COD: 'A', NOMBRE }] as const;
  const add = await begun({ 'huts.geojson': collection(hut('Alta', 30), hut('Baja', 31)) });
  expect(await add()).toContain(
    'huts.geojson: its shapes are called "Huts 1" and so on. If one of COD, NOMBRE names them, write it into the layer: properties: { name: COD }',
  );
});

test('keeps photographs, and maps their positions only on request', async () => {
  const add = await begun({});
  const taken = { GPSLatitude: '8/1 15/1 0/1', GPSLatitudeRef: 'S', GPSLongitudeRef: 'E' };
  await plainPicture(9, 9)
    .withExif({ IFD3: { ...taken, GPSLongitude: '31/1 30/1 0/1' } })
    .toFile(at('pier.jpg'));
  expect(await add(['pier.jpg'])).toMatch(/--photo-positions .*\nWritten: story\/pictures\/pier/);
  expect(readdirSync(at('story/geo/layers'))).toEqual(['way.geojson']);
  await add(['pier.jpg'], { photoPositions: true });
  expect(read('story/geo/layers/photographs.geojson')).toContain('[31.5,-8.25]');
});

test('refuses a photograph that cannot be decoded, and reports a position in XMP', async () => {
  const add = await begun({ 'torn.jpg': 'not a picture' });
  await expect(add(['torn.jpg'])).rejects.toThrow(/^torn\.jpg {2}the picture .*\nNothing was/);
  const latitude = '<exif:GPSLatitude xmlns:exif="e">8</exif:GPSLatitude>';
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/">${latitude}</x:xmpmeta>`;
  await plainPicture(9, 9).withXmp(xmp).toFile(at('pier.jpg'));
  expect(await add(['pier.jpg'])).toContain('pier.jpg says where it was taken, which the page');
});

test('reports the faults of all files in one run, and reads a file named twice once', async () => {
  const add = await begun({ 'huts.csv': huts });
  at.write('torn.jpg', 'not a picture');
  at.write('far.csv', 'name,lon,lat\nA,1,200\n');
  const files = ['torn.jpg', 'far.csv', 'gone.csv', 'huts.csv'];
  const words =
    /^torn\.jpg {2}the picture .*\nfar\.csv .*"200".*\ngone\.csv does not exist.*\nNothing was written\.$/;
  await expect(add(files)).rejects.toThrow(words);
  expect(readdirSync(at('story/geo/layers'))).toEqual(['way.geojson']);
  expect(await add(['huts.csv', 'huts.csv'])).toContain('layers: [huts]');
});

test('truncates floods of columns, headings and words', async () => {
  const columns = Array.from({ length: 20_000 }, (_, i) => `c${i}`).join();
  const cells = ',1'.repeat(20_000);
  const long = 'x'.repeat(100_000);
  const add = await begun({
    'wide.csv': `name,lon,lat,${columns}\nA,1,2${cells}\n`,
    'lost.csv': `name,${columns}\nA${cells}\n`,
    'long.csv': `name,lon,lat,${long},kind\nA,1,2,a,${long}\nB,1,2,b,${long}\n`,
    'far.csv': `name,lon,lat\nA,"1${' '.repeat(100_000)}x",2\n`,
    'wide.geojson': collection(...[1, 2].map((x) => ['Point', [x, 1], { [long]: 'a' }] as const)),
  });
  for (const file of ['wide.csv', 'lost.csv', 'long.csv', 'far.csv', 'wide.geojson']) {
    const said = await add([file]).then(String, ({ message }: Error) => message);
    expect(said.length, file).toBeLessThan(5000);
    rmSync(at('story/geo/layers/wide.geojson'), { force: true });
  }
});

test('names the command that installs a missing package', async () => {
  const add = await begun({ 'metres.csv': 'name,x,y\nA,500000,5500000\n' });
  const expected = vi.spyOn(engine, 'expectPackages').mockImplementation((what, names) => {
    throw new Error(`${what} needs ${names}`);
  });
  const added = add(undefined, { crs: 'EPSG:25832' });
  await expect(added).rejects.toThrow('metres.csv: reading it needs mapshaper');
  expected.mockRestore();
  expect(() => engine.expectPackages('This', ['gone'])).toThrow(/^This needs .* Run npm install /);
});

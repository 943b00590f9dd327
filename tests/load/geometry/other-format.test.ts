import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readShapes } from '../../../src/cli/new/story-of-shapes.ts';
import { otherFormat } from '../../../src/load/geometry/other-format.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'formats-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const zip = (name: string): string => `PK\u0003\u0004${'\0'.repeat(26)}${name}\u0001\0`;
const mapshaper = (ending: string, options = ''): string =>
  `npx mapshaper my.${ending} ${options}-o my.geojson`;

test.each([
  ['csv', 'name,lat,lon\nA,1,2\n', 'a table (CSV)', mapshaper('csv', '-points ')],
  ['csv', '\uFEFF"name"\t"lat"\n"A"\t"1"\n', 'a table (CSV)', mapshaper('csv', '-points ')],
  ['kml', '<?xml version="1.0"?>\n<!-- K -->\n<kml xmlns="k">', 'KML', mapshaper('kml')],
  ['kmz', zip('doc.kml'), 'KMZ', mapshaper('kmz')],
  ['gpx', '<gpx version="1.1">', 'GPX', 'ogr2ogr my.geojson my.gpx tracks'],
  ['zip', zip('roads/roads.shp'), 'a ZIP archive', mapshaper('zip', '-proj wgs84 ')],
  ['shp', "\0\0'\n\0\0", 'a Shapefile', mapshaper('shp', '-proj wgs84 ')],
  ['gpkg', 'SQLite format 3\0', 'a GeoPackage', 'ogr2ogr -t_srs EPSG:4326 my.geojson my.gpkg'],
])(
  '%s is known by its content, %j, and one is told how to convert it',
  async (ending, text, is, command) => {
    const path = join(folder, `my.${ending}`);
    await writeFile(path, text);
    const told = otherFormat(readFileSync(path), `my.${ending}`);
    expect(told?.problem).toBe(`it is ${is}, not GeoJSON.`);
    expect(told?.remedy).toMatch(`Convert it: ${command}`);
    expect(otherFormat(readFileSync(path), 'my.geojson')?.remedy).toMatch(
      `Rename it to my.${ending}, and convert it: ${command}`,
    );
  },
);

test.each([
  '{"type":"FeatureCollection",\n"features":[]}',
  '  "type": "FeatureCollection",\n  "bbox": [1,\n2]',
  '  "id": "way",\n  "type": "FeatureCollection",\n',
  '[1,\n2]',
  '',
  'notes\nand more',
])('%j is no other format', async (text) => {
  const path = join(folder, 'some.geojson');
  await writeFile(path, text);
  expect(otherFormat(readFileSync(path), 'some.geojson')).toBeUndefined();
});

test('names that a shell would cut are quoted', async () => {
  const path = join(folder, 'it.kml');
  await writeFile(path, '<kml>');
  const told = otherFormat(readFileSync(path), "the map's.kml");
  expect(told?.remedy).toContain(`npx mapshaper 'the map'\\''s.kml' -o 'the map'\\''s.geojson'`);
});

test('a new story is begun of none of them, however large, nor of TopoJSON', async () => {
  const large = join(folder, 'large.csv');
  await writeFile(large, `name,lat,lon\nA,1,2\n${' '.repeat(5_000_001)}`);
  expect(() => readShapes('/', [large])).toThrow(/it is a table.*npx mapshaper/s);
  const topology = join(folder, 'my.json');
  await writeFile(topology, '{ "type": "Topology", "objects": {}, "arcs": [] }');
  expect(() => readShapes('/', [topology])).toThrow(
    /it is TopoJSON.*Rename it to .*my\.topojson, and convert it: npx mapshaper .*my\.topojson -o .*my\.geojson/s,
  );
});

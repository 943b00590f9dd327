import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readShapes } from '../../../src/cli/new/story-of-shapes.ts';
import { otherFormat } from '../../../src/load/geometry/other-format.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const zip = (name: string): string => `PK\u0003\u0004${'\0'.repeat(26)}${name}\u0001\0`;

test.each([
  ['csv', 'name,lat,lon\nA,1,2\n', 'a table (CSV)', 'npx mapshaper'],
  ['csv', '\uFEFF"name"\t"lat"\n"A"\t"1"\n', 'a table (CSV)', 'npx mapshaper'],
  ['kml', '<?xml version="1.0"?>\n<!-- K -->\n<kml xmlns="k">', 'KML', 'npx mapshaper'],
  ['kmz', zip('doc.kml'), 'KMZ', 'npx mapshaper'],
  ['gpx', '<gpx version="1.1">', 'GPX', 'ogr2ogr'],
  ['zip', zip('roads/roads.shp'), 'a ZIP archive', 'npx mapshaper'],
  ['shp', "\0\0'\n\0\0", 'a Shapefile', 'npx mapshaper'],
  ['gpkg', 'SQLite format 3\0', 'a GeoPackage', 'ogr2ogr'],
])('%s is known by its content, %j, with the command that converts it', (ending, text, is, run) => {
  const found = otherFormat(Buffer.from(text), `the map's.${ending}`);
  expect(found?.problem).toBe(`it is ${is}, not GeoJSON.`);
  expect(found?.remedy).toMatch(`Convert it: ${run}`);
  expect(found?.remedy).toContain(`'the map'\\''s.${ending}'`);
  expect(found?.remedy).toContain(`'the map'\\''s.geojson'`);
  expect(otherFormat(Buffer.from(text), 'my.geojson')?.remedy).toMatch(
    `Rename it to my.${ending}, and convert it: ${run}`,
  );
});

test.each([
  '{"type":"FeatureCollection",\n"features":[]}',
  '  "id": "way",\n  "type": "FeatureCollection",\n  "bbox": [1,\n2]',
  '[1,\n2]',
  '',
  'notes\nand more',
])('%j is no other format', (text) => {
  expect(otherFormat(Buffer.from(text), 'some.geojson')).toBeUndefined();
});

const folder = temporaryFolder();

test.each([
  ['large.csv', `name,lat,lon\nA,1,2\n${' '.repeat(5_000_001)}`, /it is a table.*npx mapshaper/s],
  ['my.json', '{ "type": "Topology", "objects": {}, "arcs": [] }', /it is TopoJSON.*my\.topojson/s],
])('a new story is not begun of %s', (name, text, refused) => {
  writeFileSync(folder(name), text);
  expect(() => readShapes('/', [folder(name)])).toThrow(refused);
});

import { expect, test } from 'vitest';
import { readData } from '../../../src/cli/data/own-layers.ts';
import { otherFormat } from '../../../src/read/geometry/read-geometry.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test.each([
  ['csv', 'name,lat,lon\nA,1,2\n'],
  ['csv', '\uFEFF"name"\t"lat"\n"A"\t"1"\n'],
  ['csv', '12.3,45.6\n'],
  ['kml', '<?xml version="1.0"?>\n<kml xmlns="k">'],
  ['zip', `PK\u0003\u0004${'\0'.repeat(26)}roads/roads.shp`],
  ['shp', "\0\0'\n\0\0"],
  ['gpkg', 'SQLite format 3\0'],
])('%s is reported as not being GeoJSON, with the command that converts it', (ending, text) => {
  const { remedy } = otherFormat(Buffer.from(text), `the map's.${ending}`) ?? {};
  const [from, to] = [`'the map'\\''s.${ending}'`, `'the map'\\''s.geojson'`];
  expect(remedy).toContain(`npx story-map add ${from}; convert any other: npx mapshaper ${from} `);
  expect(remedy?.endsWith(` -o ${to}`)).toBe(true);
  expect(otherFormat(Buffer.from(text), 'my.geojson')?.remedy).toContain('add my.FORMAT');
});

test.each([
  '{"type":"FeatureCollection",\n"features":[]}',
  '  "id": "way",\n  "type": "FeatureCollection",\n  "bbox": [1,\n2]',
  ...['[1,\n2]', '', 'null'],
])('%j is not taken for another format', (text) => {
  expect(otherFormat(Buffer.from(text), 'some.geojson')).toBeUndefined();
});

const folder = temporaryFolder();

test.each([
  ['town.gpkg', 'SQLite format 3\0', /it is not GeoJSON.*npx mapshaper/s],
  ['town.pmtiles', 'PMTiles\u0003', /it is a PMTiles archive.*npm run basemap/],
  ['my.json', '{ "type": "Topology", "objects": {}, "arcs": [] }', /my\.json {2}it /],
])('a new story refuses %s', async (name, text, refused) => {
  folder.write(name, text);
  await expect(readData('/', [folder(name)])).rejects.toThrow(refused);
});

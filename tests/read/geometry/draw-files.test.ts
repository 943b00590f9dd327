import { lineString } from '@turf/helpers';
import { expect, test } from 'vitest';
import { openFolder } from '../../../src/files/open-folder.ts';
import { completeLayers } from '../../../src/read/geometry/describe-layers.ts';
import { makeLayerFiles, problemOfOrigin } from '../../../src/read/geometry/draw-files.ts';
import { english } from '../../support/english.ts';
import { plainLayer } from '../../support/plain-layer.ts';
import { level, ring } from '../../support/shapes.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const geometry = { type: 'Polygon', coordinates: [ring(0, 0, 1, 1)] };
const lakes = {
  type: 'FeatureCollection',
  metadata: { title: 'Lakes' },
  features: [
    { NAME: 'Aral', year: 1960, when: 1960, pop: '12', code: 'A', depth: 16, note: 'x' },
    { NAME: 'Aral', year: 2000, when: 2000, pop: '', code: 'A', depth: 5 },
    { NAME: 'Balkhash', year: '1960', when: '1960-05', pop: 3, code: 'B', depth: null },
  ].map((properties) => ({ type: 'Feature', properties, geometry })),
};
const written = { 'geo/layers/lakes.geojson': JSON.stringify(lakes) };
const properties = { name: 'NAME', date: 'when', count: 'pop' };

function drawn(
  ...layers: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[]
) {
  const entries = layers.map((layer) =>
    plainLayer(layer.id, 'values' in layer ? 'shaded' : 'area', layer),
  );
  const made = makeLayerFiles(entries, written, openFolder(folder(), '.'));
  const of = (id: string) =>
    JSON.parse(made.files[`geo/layers/${id}.geojson`] ?? '{}').features?.map(
      (feature: { readonly properties: object }) => feature.properties,
    );
  return { ...made, of };
}

test('one file feeds several layers, each with its part and the properties it needs', () => {
  const { of, files, problems } = drawn(
    { id: 'before', file: 'lakes', where: { year: 1960 }, properties },
    { id: 'after', file: 'lakes.geojson', where: { year: [2000, 2010] }, properties },
  );
  expect(problems).toEqual([]);
  expect(of('before')).toEqual([
    { name: 'Aral', date: '1960', count: 12 },
    { name: 'Balkhash', date: '1960-05', count: 3 },
  ]);
  expect(of('after')).toEqual([{ name: 'Aral', date: '2000' }]);
  expect(JSON.parse(files['geo/layers/before.geojson'] ?? '').metadata).toEqual(lakes.metadata);
  expect(Object.keys(files)).not.toContain('geo/layers/lakes.geojson');
});

test('a layer without options is drawn from its file unchanged', () => {
  const deep = { id: 'deep', file: 'lakes', where: { code: 'A' } };
  const { files, origins } = drawn({ id: 'lakes' }, deep);
  expect(files['geo/layers/lakes.geojson']).toBe(written['geo/layers/lakes.geojson']);
  expect(Object.keys(origins)).toEqual(['geo/layers/deep.geojson']);
});

test('a problem in a derived file names the file that the author wrote', () => {
  const { origins } = drawn({ id: 'late', file: 'lakes', where: { year: 2000 }, properties });
  const problem = {
    file: 'geo/layers/late.geojson',
    path: ['features', 0, 'properties', 'count'],
    place: 'feature 0 "Aral"',
    problem: 'it is wrong.',
    remedy: '',
  };
  expect(problemOfOrigin(problem, origins)).toMatchObject({
    file: 'geo/layers/lakes.geojson',
    path: ['features', 1, 'properties', 'pop'],
    place: 'feature 1 "Aral"',
  });
});

test('areas are classed by their values, if any', () => {
  const values = { of: 'depth', breaks: [10] };
  const { of } = drawn({ id: 'lakes', kind: 'shaded', properties, values });
  expect(of('lakes')).toMatchObject([
    { value: 16, category: '1' },
    { value: 5, category: '0' },
    { name: 'Balkhash' },
  ]);
  expect(of('lakes')[2]).not.toHaveProperty('value');
});

test('values are looked up in a table by a key, which may have another name there', () => {
  folder.write('values/area.csv', 'km2,lake\n68000,A\n16400,"B"\n\n');
  const values = { of: 'km2', table: 'area', key: 'code', column: 'lake', classes: 2 };
  const { of, problems } = drawn({ id: 'lakes', kind: 'shaded', properties, values });
  expect(problems).toEqual([]);
  const ofLakes = of('lakes').map(({ value }: { readonly value: number }) => value);
  expect(ofLakes).toEqual([68_000, 68_000, 16_400]);
});

const features = [lineString(level(1, 2), { name: 'The lake' })];
const complete = (entry: object, metadata?: object) =>
  completeLayers(
    [plainLayer('lake', 'values' in entry ? 'shaded' : 'line', { label: 'The lake', ...entry })],
    { 'geo/lake.geojson': JSON.stringify({ type: 'FeatureCollection', metadata, features }) },
    { geometry: 'geo' },
    english,
  )[0];

test('a layer has its entry’s metadata, as readers see it', () => {
  const source = { title: 'A survey' };
  const layer = complete({ source, license: 'CC0-1.0', certainty: 'Rough.' });
  expect(layer?.metadata).toMatchObject({
    ...{ title: 'The lake', license: 'CC0-1.0', certainty: 'Rough.', measured: [] },
    sources: [{ title: 'A survey', credit: 'A survey' }],
  });
});

test('an entry overrides the same fields of its file, and keeps the others', () => {
  const own = { sources: [{ title: 'Old' }], license: 'Old', summary: 'A lake.' };
  const metadata = { ...own, sources: [{ title: 'New' }] };
  expect(complete({ source: { title: 'New' } }, own)?.metadata).toMatchObject(metadata);
});

test('a layer repeats nothing that its file says', () => {
  const own = { sources: [{ title: 'A', credit: '© A' }], license: 'CC0-1.0', summary: 'A lake.' };
  expect(complete({}, own)).not.toHaveProperty('metadata');
});

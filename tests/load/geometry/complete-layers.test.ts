import { lineString } from '@turf/helpers';
import { expect, test } from 'vitest';
import { completeLayers } from '../../../src/load/geometry/describe-layers.ts';
import type { LayerEntry } from '../../../src/load/schema/layers.ts';
import { english } from '../../support/english.ts';
import { plainLayer } from '../../support/plain-layer.ts';
import { level } from '../../support/shapes.ts';

const features = [lineString(level(1, 2), { name: 'The lake' })];
const complete = (entry: Partial<LayerEntry>, metadata?: object) =>
  completeLayers(
    [{ ...plainLayer('lake', 'line'), label: 'The lake', ...entry }],
    { 'geo/lake.geojson': JSON.stringify({ type: 'FeatureCollection', metadata, features }) },
    { geometry: 'geo' },
    english,
  )[0];

test('a layer carries what its entry says of its data, as a reader sees it', () => {
  const layer = complete({
    source: { title: 'A survey' },
    license: 'CC0-1.0',
    certainty: 'Rough.',
  });
  expect(layer).toMatchObject({
    metadata: {
      title: 'The lake',
      sources: [{ title: 'A survey', credit: 'A survey' }],
      license: 'CC0-1.0',
      certainty: 'Rough.',
      measured: [],
    },
  });
  expect(layer).not.toHaveProperty('source');
  expect(layer).not.toHaveProperty('license');
});

test('what an entry says goes before what its file says, and the rest of the file stays', () => {
  const own = { sources: [{ title: 'Old' }], license: 'Old', summary: 'A lake.' };
  expect(complete({ source: { title: 'New' } }, own)?.metadata).toMatchObject({
    sources: [{ title: 'New' }],
    license: 'Old',
    summary: 'A lake.',
  });
});

test('a layer whose file says it all carries nothing twice', () => {
  const own = { sources: [{ title: 'A', credit: '© A' }], license: 'CC0-1.0', summary: 'A lake.' };
  expect(complete({}, own)).not.toHaveProperty('metadata');
});

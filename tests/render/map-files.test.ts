import { readFile } from 'node:fs/promises';
import { featureCollection, lineString } from '@turf/helpers';
import type { FeatureCollection } from 'geojson';
import { expect, test } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { mapFiles } from '../../src/render/story-data-plugin.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = temporaryFolder();
const collection = (...coordinates: number[][]) =>
  JSON.stringify(featureCollection([lineString(coordinates, { name: 'Way' })]));

test('the map fetches a file unchanged, or unwrapped if it crosses the 180th meridian', async () => {
  const geometry = {
    'layers/near.geojson': collection([10, 0], [11, 0]),
    'layers/far.geojson': collection([179, -17], [-179, -16]),
  };
  const story = { geometry, files: openFolder(root()), layers: [], origins: {} };
  const files = await mapFiles(story);
  expect(files).toMatchObject({
    near: root('layers/near.geojson'),
    far: expect.stringMatching(/\/far\.geojson$/),
  });
  expect(await readFile(files.far ?? '', 'utf8')).toBe(collection([179, -17], [181, -16]));
});

test('the map fetches the basemap as one file in drawing order, the sea first', async () => {
  const files = openFolder(root());
  const { rivers, land } = files.ground;
  const geometry = { [rivers]: collection([10, 0], [11, 0]), [land]: collection([1, 2], [3, 4]) };
  const story = { geometry, files, layers: [], origins: {} };
  const { basemap = '', ...others } = await mapFiles(story);
  expect(others).toEqual({});
  const { features }: FeatureCollection = JSON.parse(await readFile(basemap, 'utf8'));
  expect(features.map(({ properties }) => properties)).toEqual([
    { part: 'sea' },
    { name: 'Way', part: 'land' },
    { name: 'Way', part: 'rivers' },
  ]);
});

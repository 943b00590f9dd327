import { expect, it } from 'vitest';
import { boundFiles } from '../../src/map/bound-files.ts';

it('gives a file read as JSON the box around its features, whatever box it names itself', async () => {
  const at = (...coordinates: number[]) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'Point', coordinates },
  });
  const file = { type: 'FeatureCollection', bbox: [0, 0, 1, 1], features: [at(9, 8), at(5, 6)] };
  const answer = await boundFiles(async () => Response.json(file))('places.geojson');
  expect(await answer.json()).toEqual({ ...file, bbox: [5, 6, 9, 8] });
});

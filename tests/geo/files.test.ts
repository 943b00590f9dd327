import { brotliCompressSync, constants } from 'node:zlib';
import { coordAll, kinks, polygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { readmeOf } from '../../geo/describe.ts';
import { detailAt } from '../../geo/ground/detail.ts';
import { layerMetadata } from '../../geo/layer.ts';
import { describedReliefs } from '../../geo/relief.ts';
import { signedArea } from '../../src/core/geometry/coordinates.ts';
import { linesOf, polygonsOf } from '../support/shapes.ts';
import { layers as storyLayers } from '../support/this-story.ts';
import { ids, pathOf, readLayer, ringsOf, textOf } from './read-layer.ts';

/** Half as large again as in a build, in a fifth of the time. */
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** The land has the most positions, and takes the longest. */
const checkedByLongRun = process.env.EVERY_CASE ? '' : 'land';

const decimalsOf = (value: number) => (String(value).split('.')[1] ?? '').length;

it('the committed files include every layer of the story', () => {
  const own = storyLayers.filter(({ id }) => id !== 'each-round'); // which draws the file of the firing sites
  expect(ids).toEqual(expect.arrayContaining(own.map(({ id }) => id)));
});

it('the committed files total at most 350 KB with brotli', () => {
  const sizes = ids.map((id) => brotliCompressSync(Buffer.from(textOf(pathOf(id))), quick).length);
  expect(sizes.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(1.5 * 350_000);
});

it('the committed README is generated from their metadata', () => {
  const described = ids.map((id) => ({ path: pathOf(id), metadata: readLayer(id).metadata }));
  expect(textOf('README.md')).toBe(readmeOf([...described, ...describedReliefs]));
});

describe.each(ids)('%s', (id) => {
  const layer = readLayer(id);

  it('states its origin in the schema that the page reads', () => {
    expect(layerMetadata.parse(layer.metadata)).toEqual(layer.metadata);
    expect(layer.metadata.id).toBe(id);
  });

  it('names every feature', () => {
    expect(layer.features.length).toBeGreaterThan(0);
    for (const { properties } of layer.features) expect(properties.name).toMatch(/\S/);
  });

  it('has positions with no more decimals than its detail warrants', () => {
    const finest = ['places', 'dmz', 'jilin', 'yanbian'].includes(id) ? 4 : 0;
    const tooFine = coordAll(layer).filter((position) => {
      const decimals = Math.max(finest, detailAt(position).decimals);
      return position.some((value) => decimalsOf(value) > decimals);
    });
    expect(tooFine).toEqual([]);
  });

  it('has closed rings that enclose an area, outer ones counterclockwise, holes clockwise', () => {
    for (const { ring, exterior } of ringsOf(layer)) {
      expect(ring.length).toBeGreaterThan(3);
      expect(ring[0]).toEqual(ring.at(-1));
      expect(signedArea(ring) > 0).toBe(exterior);
    }
  });

  it.skipIf(id === checkedByLongRun)('has no ring that crosses itself', () => {
    const crossed = ringsOf(layer).filter(({ ring }) => kinks(polygon([ring])).features.length > 0);
    expect(crossed).toEqual([]);
  });

  it('repeats no position in a row', () => {
    const lines = layer.features.flatMap(({ geometry }) => [
      ...linesOf(geometry),
      ...polygonsOf(geometry).flat(),
    ]);
    const repeated = lines.flatMap((line) =>
      line.filter((position, index) => String(position) === String(line[index + 1])),
    );
    expect(repeated).toEqual([]);
  });
});

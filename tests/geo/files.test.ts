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

/** Half as large again as what a build sends, and made in a fifth of the time. */
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** The land has most of all positions, and each of its lines is held against all others. */
const checkedByLongRun = process.env.EVERY_CASE ? '' : 'land';

const decimalsOf = (value: number): number => (String(value).split('.')[1] ?? '').length;

it('the committed files hold every layer of the story', () => {
  expect(ids).toEqual(expect.arrayContaining(storyLayers.map(({ id }) => id)));
});

it('the committed files take a reader at most 350 KB with brotli in all', () => {
  const bytes = ids
    .map((id) => brotliCompressSync(Buffer.from(textOf(pathOf(id))), quick).length)
    .reduce((sum, each) => sum + each, 0);
  expect(bytes).toBeLessThanOrEqual(1.5 * 350_000);
});

it('the committed files are described in a README that is made from their own metadata', () => {
  const described = ids.map((id) => ({ path: pathOf(id), metadata: readLayer(id).metadata }));
  expect(textOf('README.md')).toBe(readmeOf([...described, ...describedReliefs]));
});

describe.each(ids)('%s', (id) => {
  const layer = readLayer(id);

  it('says where it comes from, in the shape that the page reads', () => {
    expect(layerMetadata.parse(layer.metadata)).toEqual(layer.metadata);
    expect(layer.metadata.id).toBe(id);
  });

  it('names every feature', () => {
    expect(layer.features.length).toBeGreaterThan(0);
    for (const { properties } of layer.features) expect(properties.name).toMatch(/\S/);
  });

  it('gives each position with no more decimals than its place asks for', () => {
    const finest = id === 'places' || id === 'dmz' || id === 'jilin' || id === 'yanbian' ? 4 : 0;
    const tooFine = coordAll(layer).filter((position) => {
      const decimals = Math.max(finest, detailAt(position).decimals);
      return position.some((value) => decimalsOf(value) > decimals);
    });
    expect(tooFine).toEqual([]);
  });

  it('has closed rings of some extent, the outer ones counterclockwise, holes clockwise', () => {
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

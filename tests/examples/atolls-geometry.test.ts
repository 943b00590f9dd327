import { kinks, polygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { layerMetadata } from '../../geo/layer.ts';
import { signedArea } from '../../src/core/geometry/coordinates.ts';
import { checkLayer } from '../../src/load/check/check-geojson.ts';
import { polygonsOf } from '../support/shapes.ts';
import { geometry, layer, read } from './atolls-files.ts';

describe.each(geometry)('%s', (file) => {
  const { features, metadata } = layer(file);

  it('is sound, and says where it comes from and under which licence', () => {
    expect(checkLayer(read(file), file)).toEqual([]);
    expect(layerMetadata.safeParse(metadata).error).toBeUndefined();
    const terms = metadata.sources.flatMap(({ licence, credit }) => [licence, credit]);
    expect([metadata.license, ...terms]).not.toContain('');
  });

  it('has rings that are wound as RFC 7946 asks and do not cross themselves', () => {
    for (const rings of features.flatMap((each) => polygonsOf(each.geometry))) {
      expect(rings.map((ring) => signedArea(ring) > 0)).toEqual(rings.map((_, i) => i === 0));
      expect(kinks(polygon(rings)).features).toEqual([]);
    }
  });
});

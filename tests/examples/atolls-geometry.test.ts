import { kinks, polygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { layerMetadata } from '../../geo/layer-metadata.ts';
import { signedArea } from '../../src/build/commands/basemap/shapes/planar.ts';
import { geometry, layer } from './atolls-files.ts';
import { linesOf, positionsOf, ringsOf } from './geometry-parts.ts';

describe.each(geometry)('%s', (file) => {
  const { type, features, metadata } = layer(file);

  it('says where it comes from and under which licence', () => {
    expect(layerMetadata.safeParse(metadata).error).toBeUndefined();
    for (const { licence, credit } of metadata.sources) {
      expect(licence).not.toBe('');
      expect(credit).not.toBe('');
    }
    expect(metadata.license).not.toBe('');
  });

  it('is a collection of named features whose longitudes are within 180 degrees', () => {
    expect(type).toBe('FeatureCollection');
    expect(features.length).toBeGreaterThan(0);
    for (const { properties, geometry } of features) {
      expect(properties.name).toMatch(/\S/);
      const positions = positionsOf(geometry);
      expect(positions.length).toBeGreaterThan(0);
      const stray = positions.filter(
        ([x = Number.NaN, y = Number.NaN]) => !(Math.abs(x) <= 180 && Math.abs(y) <= 90),
      );
      expect(stray).toEqual([]);
    }
  });

  it('has lines of two positions and more, and closed rings that are wound as RFC 7946 asks', () => {
    for (const { geometry } of features) {
      for (const line of linesOf(geometry)) expect(line.length).toBeGreaterThanOrEqual(2);
      for (const rings of ringsOf(geometry)) {
        rings.forEach((ring, index) => {
          expect(ring.length).toBeGreaterThanOrEqual(4);
          expect(ring.at(-1)).toEqual(ring[0]);
          expect(signedArea(ring) > 0).toBe(index === 0);
        });
      }
    }
  });

  it('has polygons that do not cross themselves', () => {
    for (const { geometry } of features) {
      for (const rings of ringsOf(geometry)) {
        expect(kinks(polygon(rings)).features.map((kink) => kink.geometry.coordinates)).toEqual([]);
      }
    }
  });
});

import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import type { FeatureCollection } from 'geojson';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { vectorTiles } from '../../../bench/transport/vector-tiles.ts';

const square: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: 'Square' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [100, 10],
            [120, 10],
            [120, 30],
            [100, 30],
            [100, 10],
          ],
        ],
      },
    },
  ],
};

describe('vectorTiles', () => {
  const tileAt = vectorTiles({ land: square });

  it('holds a layer for each part, with its properties', () => {
    const tile = new VectorTile(new PbfReader(gunzipSync(tileAt(0, 0, 0) ?? Buffer.alloc(0))));
    expect(Object.keys(tile.layers)).toEqual(['land']);
    expect(tile.layers.land?.feature(0).properties).toEqual({ name: 'Square' });
  });

  it('has no tile where nothing lies', () => {
    expect(tileAt(4, 0, 0)).toBeUndefined();
  });
});

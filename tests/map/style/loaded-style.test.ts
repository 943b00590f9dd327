import type { StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { loadedStyle } from '../../../src/map/style/map-style.ts';

const data: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
const style: StyleSpecification = {
  version: 8,
  sources: {
    dmz: { type: 'geojson', data },
    jilin: { type: 'geojson', data },
    labels: { type: 'geojson', data },
  },
  layers: [
    { id: 'sea', type: 'background' },
    { id: 'dmz-line', type: 'line', source: 'dmz' },
    { id: 'jilin-tint', type: 'fill', source: 'jilin' },
    { id: 'jilin-edge', type: 'line', source: 'jilin' },
    { id: 'names', type: 'symbol', source: 'labels' },
  ],
};
const fetched = { dmz: '/dmz', jilin: '/jilin' };
const ids = ({ layers }: StyleSpecification) => layers.map(({ id }) => id);

describe('the style of what is there', () => {
  it('has the files that have come, what is no file, and their layers, in their order', () => {
    const present = loadedStyle(style, fetched, new Set(['jilin']));
    expect(Object.keys(present.sources)).toEqual(['jilin', 'labels']);
    expect(ids(present)).toEqual(['sea', 'jilin-tint', 'jilin-edge', 'names']);
  });

  it('is the whole style once all has come', () => {
    expect(loadedStyle(style, fetched, new Set(['dmz', 'jilin']))).toEqual(style);
  });
});

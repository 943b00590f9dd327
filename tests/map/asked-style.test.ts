import type { StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { askedStyle } from '../../src/map/asked-style.ts';

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
    { id: 'jilin-tint', type: 'fill', source: 'jilin', layout: {} },
    { id: 'jilin-edge', type: 'line', source: 'jilin', layout: { 'line-cap': 'round' } },
    { id: 'names', type: 'symbol', source: 'labels' },
  ],
};
const addressed = { dmz: '/dmz', jilin: '/jilin' };
const ids = ({ layers }: StyleSpecification) => layers.map(({ id }) => id);

describe('the style of what has been asked for', () => {
  it('has the files asked for, what is no file, and their layers, in their order', () => {
    const asked = askedStyle(style, addressed, new Set(['jilin']));
    expect(Object.keys(asked.sources)).toEqual(['jilin', 'labels']);
    expect(ids(asked)).toEqual(['sea', 'jilin-tint', 'jilin-edge', 'names']);
  });

  it('is the whole style once all has been asked for', () => {
    expect(askedStyle(style, addressed, new Set(['dmz', 'jilin']))).toEqual(style);
  });

  it('keeps layers out of sight, otherwise as they were, and leaves the style as it is', () => {
    const { layers } = askedStyle(style, addressed, new Set(['jilin']), ['jilin-edge']);
    expect(layers[2]?.layout).toEqual({ 'line-cap': 'round', visibility: 'none' });
    expect(layers[1]).toBe(style.layers[2]);
    expect(style.layers[3]?.layout).toEqual({ 'line-cap': 'round' });
  });
});

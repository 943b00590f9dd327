import type { StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { unaskedLayers, withoutLayers } from '../../src/map/unasked-layers.ts';

const data: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
const style: StyleSpecification = {
  version: 8,
  sources: { dmz: { type: 'geojson', data }, jilin: { type: 'geojson', data } },
  layers: [
    { id: 'sea', type: 'background' },
    { id: 'dmz-line', type: 'line', source: 'dmz' },
    { id: 'jilin-tint', type: 'fill', source: 'jilin', layout: {} },
    { id: 'jilin-edge', type: 'line', source: 'jilin', layout: { 'line-cap': 'round' } },
    { id: 'jilin-labels', type: 'symbol', source: 'jilin', layout: { visibility: 'none' } },
  ],
};
const unasked = unaskedLayers(style, ['dmz', 'jilin'], new Set(['dmz']));

describe('the layers of sources that are not asked for yet', () => {
  it('are known by their source, but for marks that the scene takes out itself', () => {
    expect([...unasked]).toEqual([['jilin', ['jilin-tint', 'jilin-edge']]]);
  });

  it('are out of sight, and otherwise as they were, like all others', () => {
    const { layers } = withoutLayers(style, unasked.values());
    const hidden = layers.filter(({ layout }) => layout?.visibility === 'none');
    expect(hidden.map(({ id }) => id)).toEqual(['jilin-tint', 'jilin-edge', 'jilin-labels']);
    expect(layers[3]?.layout).toEqual({ 'line-cap': 'round', visibility: 'none' });
    expect(layers[1]).toBe(style.layers[1]);
    expect(style.layers[2]?.layout).toEqual({});
  });
});

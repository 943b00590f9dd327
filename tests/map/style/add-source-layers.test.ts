import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { expect, it } from 'vitest';
import { addSourceLayers, sourceOf } from '../../../src/map/style/map-style.ts';

const style: StyleSpecification = {
  version: 8,
  sources: {},
  layers: [
    { id: 'sea', type: 'background' },
    { id: 'land', type: 'fill', source: 'land' },
    { id: 'jilin-tint', type: 'fill', source: 'jilin' },
    { id: 'coast', type: 'line', source: 'land' },
    { id: 'jilin-edge', type: 'line', source: 'jilin' },
    { id: 'dmz-line', type: 'line', source: 'dmz' },
  ],
};

/** A map that has the sea at first. */
function fakeMap() {
  const layers = style.layers.filter((layer) => sourceOf(layer) === undefined);
  return {
    layers,
    getLayer: (id: string) => layers.find((layer) => layer.id === id),
    addLayer(layer: LayerSpecification, before?: string) {
      const at = layers.findIndex(({ id }) => id === before);
      layers.splice(before === undefined ? layers.length : at, 0, layer);
    },
  };
}

it.each([[['land', 'jilin', 'dmz']], [['dmz', 'jilin', 'land']], [['jilin', 'dmz', 'land']]])(
  'puts the layers where the style has them, sources coming as %s',
  (order) => {
    const map = fakeMap();
    for (const source of order) addSourceLayers(map as never, style, source);
    expect(map.layers).toEqual(style.layers);
  },
);

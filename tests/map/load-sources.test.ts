import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../src/map/asked-style.ts';
import { type LoadPort, loadSources } from '../../src/map/load-sources.ts';
import { sceneSources } from '../../src/map/scene-sources.ts';
import { basemapParts, fineFrom } from '../../src/style/basemaps.ts';

const urls = { land: '/land', dmz: '/dmz', jilin: '/jilin' };
const nothing: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
const style: StyleSpecification = {
  version: 8,
  sources: Object.fromEntries(
    Object.keys(urls).map((name) => [name, { type: 'geojson', data: nothing, maxzoom: 9 }]),
  ),
  layers: [
    { id: 'sea', type: 'background' },
    { id: 'ground', type: 'fill', source: 'land' },
    { id: 'jilin-tint', type: 'fill', source: 'jilin', paint: { 'fill-opacity': 0.5 } },
    { id: 'coast', type: 'line', source: 'land' },
    { id: 'jilin-edge', type: 'line', source: 'jilin' },
    { id: 'jilin-marks', type: 'circle', source: 'jilin', layout: { visibility: 'none' } },
    { id: 'dmz-line', type: 'line', source: 'dmz' },
  ],
};

/** A map that has the layers of the sources that it was given first. */
function fakeMap(first: readonly string[]) {
  const sources: Record<string, { readonly data: unknown; readonly maxzoom: number }> = {};
  const layers = style.layers.filter((layer) => first.includes(sourceOf(layer) ?? 'sea'));
  const port = {
    addSource: (name: string, source: (typeof sources)[string]) => {
      sources[name] = source;
    },
    getLayer: (id: string) => layers.find((layer) => layer.id === id),
    addLayer(layer: LayerSpecification, before?: string) {
      const at = layers.findIndex(({ id }) => id === before);
      layers.splice(before === undefined ? layers.length : at, 0, layer);
    },
    setLayoutProperty(id: string, name: string, value: unknown) {
      const at = layers.findIndex((layer) => layer.id === id);
      const layer = layers[at];
      if (layer) layers[at] = { ...layer, layout: { ...layer.layout, [name]: value } } as never;
    },
  } as unknown as LoadPort;
  const load = loadSources(port, urls, first, () => style);
  const ids = () => layers.map(({ id }) => id);
  const seen = () =>
    layers.flatMap(({ id, layout }) => (layout?.visibility === 'none' ? [] : [id]));
  return { ...load, sources, layers, ids, seen };
}

describe('sources that are loaded as they are wanted', () => {
  it('are given to the map once, by their address, and those of the start not at all', () => {
    const { want, sources } = fakeMap(['sea', 'dmz']);
    want(['dmz', 'jilin', 'jilin']);
    expect(sources).toEqual({ jilin: { type: 'geojson', data: '/jilin', maxzoom: 9 } });
    sources.jilin = { data: 'kept', maxzoom: 9 };
    want(['jilin', 'land']);
    expect(Object.keys(sources)).toEqual(['jilin', 'land']);
    expect(sources.jilin.data).toBe('kept');
  });

  it('have their layers where the style has them, in whatever order they come', () => {
    const all = style.layers.map(({ id }) => id);
    for (const order of [
      ['land', 'jilin', 'dmz'],
      ['dmz', 'jilin', 'land'],
      ['jilin', 'dmz', 'land'],
    ]) {
      const { want, ids } = fakeMap(['sea']);
      for (const source of order) want([source]);
      expect(ids()).toEqual(all);
      const together = fakeMap(['sea']);
      together.ask(order);
      expect(together.ids()).toEqual(all);
    }
  });

  it('are out of sight while they are only asked for, and otherwise as the scene has them', () => {
    const { ask, want, hidden, layers, seen } = fakeMap(['sea']);
    ask(['jilin', 'land']);
    expect(seen()).toEqual(['sea']);
    expect(layers.find(({ id }) => id === 'jilin-tint')).toEqual({
      ...style.layers[2],
      layout: { visibility: 'none' },
    });
    expect([...hidden.keys()]).toEqual(['jilin', 'land']);
    want(['jilin']);
    expect(seen()).toEqual(['sea', 'jilin-tint', 'jilin-edge']);
    expect([...hidden.keys()]).toEqual(['land']);
  });

  it('leave marks to the scene, which takes them out and in itself', () => {
    const { want, seen } = fakeMap(['sea']);
    want(['jilin']);
    expect(seen()).not.toContain('jilin-marks');
  });

  it('pass over what has no address', () => {
    const { want, asked, sources } = fakeMap(['sea']);
    want(['story-labels']);
    expect(sources).toEqual({});
    expect(asked).not.toContain('story-labels');
  });
});

describe('the sources of a scene', () => {
  const camera = (zoom: number) =>
    ({ center: [0, 0], zoom, bearing: 0, pitch: 0, padding: {} }) as never;

  it('are those of the layers that are seen at all', () => {
    expect(sceneSources({ opacity: { dmz: 1, jilin: 0, yanbian: 0.01 }, drawn: {} })).toEqual([
      'dmz',
      'yanbian',
    ]);
  });

  it('are the fine basemap too from where it is drawn', () => {
    expect(sceneSources({ camera: camera(fineFrom), opacity: {}, drawn: {} })).toEqual(
      basemapParts,
    );
    expect(sceneSources({ camera: camera(fineFrom - 0.01), opacity: {}, drawn: {} })).toEqual([]);
  });
});

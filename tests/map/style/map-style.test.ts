import type { StyleSpecification } from 'maplibre-gl';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Scene } from '../../../src/core/timeline/scene.ts';
import type { Collection } from '../../../src/map/sources/story-sources.ts';

const empty: Collection = { type: 'FeatureCollection', features: [] };
const scene: Scene = {
  camera: {
    center: [127, 38],
    zoom: 5,
    bearing: 0,
    pitch: 0,
    padding: { top: 0, right: 0, bottom: 0, left: 0 },
  },
  opacity: {},
  drawn: {},
};
const sources = ['rivers', 'lakes', 'borders'];
const style: StyleSpecification = {
  version: 8,
  sources: Object.fromEntries(sources.map((id) => [id, { type: 'geojson', data: empty }])),
  layers: sources.map((source) => ({ id: source, type: 'line', source })),
};

/** A map that has its style once that is told, and a document whose canvases draw nothing. */
async function start(loaded: readonly string[]) {
  const context = new Proxy({}, { get: () => () => ({}), set: () => true });
  vi.stubGlobal('document', {
    baseURI: 'https://story.test/',
    createElement: () => ({ getContext: () => context }),
  });
  const { mapStyle } = await import('../../../src/map/style/map-style.ts');
  const added = new Set<string>();
  const layers: string[] = [];
  const listeners = new Map<string, () => void>();
  const map = {
    on: (type: string, listener: () => void) => listeners.set(type, listener),
    off: (type: string) => listeners.delete(type),
    hasImage: () => false,
    addImage: () => undefined,
    getSource: (id: string) => added.has(id) || undefined,
    addSource: (id: string) => added.add(id),
    getLayer: (id: string) => layers.includes(id) || undefined,
    addLayer: ({ id }: { id: string }, above?: string) =>
      layers.splice(above ? layers.indexOf(above) : layers.length, 0, id),
  };
  const files = new Map(loaded.map((id) => [id, empty]));
  const now = vi.fn(() => scene);
  const { add } = mapStyle({
    map: map as never,
    story: { layers: [], scenes: {}, world: {} as never },
    sources: { loaded: files },
    style,
    styleIn: () => style,
    theme: 'light',
    scene: now,
    onLoad: () => undefined,
  });
  return { layers, files, now, add, load: () => listeners.get('style.load')?.() };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('mapStyle', () => {
  it('gives the map all that has loaded once it has its style, in the order of that', async () => {
    const { layers, load } = await start(['borders', 'rivers']);
    expect(layers).toEqual([]);
    load();
    expect(layers).toEqual(['rivers', 'borders']);
  });

  it('gives it what loads later, where the style has it', async () => {
    const { layers, files, add, load } = await start(['borders', 'rivers']);
    load();
    files.set('lakes', empty);
    add('lakes');
    expect(layers).toEqual(sources);
  });

  it('works out its scene as often for many files as for one', async () => {
    const [one, many] = [await start(['rivers']), await start(sources)];
    one.load();
    many.load();
    expect(many.layers).toHaveLength(3);
    expect(many.now.mock.calls.length).toBe(one.now.mock.calls.length);
  });
});

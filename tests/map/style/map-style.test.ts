import type { StyleSpecification } from 'maplibre-gl';
import { expect, it, vi } from 'vitest';
import type { Scene } from '../../../src/core/timeline/scene.ts';
import { addGround, bridgeToFine } from '../../../src/map/style/ground.ts';
import { mapStyle, openingStyle } from '../../../src/map/style/map-style.ts';
import { nearLayers } from '../../../src/map/style/wanted-layers.ts';
import { annotationData, annotationLayers } from '../../../src/style/annotation-layers.ts';
import { basemapSource, fineFrom } from '../../../src/style/basemaps.ts';
import type { Collection } from '../../../src/style/kinds/kind.ts';
import { palette } from '../../../src/style/palette.ts';
import { storyLayer } from '../../../src/style/story-layer.ts';
import { overhead } from '../../support/views.ts';

const annotations = [{ text: 'word', at: [2, 2], side: 'top', large: true }] as const;
const oneWord = { law: { bounds: [0, 0, 4, 4], layers: {}, annotations } } as const;

const empty: Collection = { type: 'FeatureCollection', features: [] };
const scene: Scene = { camera: overhead, opacity: {}, drawn: {} };
const sources = ['rivers', 'lakes', 'borders'];
const style: StyleSpecification = {
  version: 8,
  sources: Object.fromEntries(sources.map((id) => [id, { type: 'geojson', data: empty }])),
  layers: sources.flatMap((source) => [
    { id: `${source}-casing`, type: 'line', source },
    { id: source, type: 'line', source },
  ]),
};
const order = style.layers.map(({ id }) => id);

/** A map that is loaded by `load`, and a document whose canvases draw nothing. */
function start(loaded: readonly string[], whole = style) {
  const context = new Proxy({}, { get: () => () => ({}), set: () => true });
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => context }) });
  vi.stubGlobal('Path2D', class {});
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
    addLayer: ({ id }: { id: string }) => layers.unshift(id),
    moveLayer: () => undefined,
    setPaintProperty: () => undefined,
    setLayoutProperty: (id: string, _: string, value: unknown) => sized.set(id, value),
    style: {
      addSource: (id: string) => added.add(id),
      addLayer: ({ id }: { id: string }, above?: string) =>
        layers.splice(above ? layers.indexOf(above) : layers.length, 0, id),
    },
  };
  const files = new Map(loaded.map((id) => [id, empty]));
  const sized = new Map<string, unknown>();
  const { add, prepare, write, fit } = mapStyle({
    map: map as never,
    story: { layers: [], scenes: {}, world: {} as never },
    sources: { loaded: files },
    style: whole,
    styleIn: () => whole,
    theme: 'light',
    scene: () => scene,
    onLayers: () => undefined,
  });
  const addLate = (source: string) => {
    files.set(source, empty);
    add();
  };
  return {
    layers,
    addLate,
    prepare,
    write,
    fit,
    sized,
    load: () => listeners.get('style.load')?.(),
  };
}

it('mapStyle adds nothing before the style is loaded', () => {
  const { layers, addLate } = start(['borders']);
  addLate('lakes');
  expect(layers).toEqual([]);
});

it.each([
  [['borders', 'rivers', 'lakes'], []],
  [['borders', 'rivers'], ['lakes']],
  [['lakes'], ['rivers', 'borders']],
  [[], ['lakes', 'borders', 'rivers']],
])('mapStyle keeps the style’s order with %s loaded before it and %s after', (first, later) => {
  const { layers, addLate, load } = start(first);
  load();
  for (const source of later) addLate(source);
  expect(layers.filter((id) => id !== 'passes')).toEqual(order);
});

it('large words take the map’s new width, also those whose layers are not there yet', () => {
  const words = structuredClone(annotationLayers(annotationData(oneWord), palette('light'), 390));
  const whole = { ...style, layers: [...style.layers, ...words] };
  const { fit, layers, sized } = start([], whole);
  fit(1200);
  expect([sized.size, words[0]?.layout]).toEqual([0, expect.objectContaining({ 'text-size': 70 })]);
  layers.push(...words.map(({ id }) => id));
  fit(600);
  expect([...sized]).toEqual([['law-words', 35]]);
});

const layerOf = (layer: string, source = 'rivers') =>
  storyLayer(
    { id: `${layer}-line`, type: 'line', source },
    { layer, fullOpacity: { 'line-opacity': 1 } },
  );

it('a near layer is added when the browser is idle, or with the first scene that shows it', () => {
  const idle: (() => void)[] = [];
  vi.stubGlobal('window', { requestIdleCallback: true });
  vi.stubGlobal('requestIdleCallback', (act: () => void) => idle.push(act));
  const whole = {
    ...style,
    layers: [...style.layers, ...['near', 'next'].map((id) => layerOf(id))],
  };
  const { layers, load, prepare, write } = start(['rivers'], whole);
  load();
  prepare(['near', 'next']);
  expect(layers).not.toContain('near-line');
  const opacity = { near: 1 };
  write({ ...scene, opacity }, { opacity, drawn: {} });
  expect(layers).toContain('near-line');
  for (const act of idle) act();
  expect(layers).toContain('next-line');
});

it('near layers are added one source in each idle moment', () => {
  const idle: (() => void)[] = [];
  vi.stubGlobal('window', { requestIdleCallback: true });
  vi.stubGlobal('requestIdleCallback', (act: () => void) => idle.push(act));
  const near = [layerOf('near'), layerOf('beside'), layerOf('next', 'lakes')];
  const whole = { ...style, layers: [...style.layers, ...near] };
  const { layers, load, prepare } = start(['rivers', 'lakes'], whole);
  load();
  idle.splice(0);
  prepare(['near', 'beside', 'next']);
  const nearBy = () => layers.filter((id) => near.some((layer) => layer.id === id));
  idle.shift()?.();
  expect(nearBy()).toEqual(['near-line', 'beside-line']);
  for (const act of idle) act();
  expect(nearBy()).toEqual(['near-line', 'beside-line', 'next-line']);
});

it('openingStyle contains the loaded sources, and only the story layers that the scene shows', () => {
  const whole = {
    ...style,
    layers: [...style.layers, ...['seen', 'hidden'].map((id) => layerOf(id))],
  };
  const loaded = new Map([['rivers', empty]]);
  const opened = openingStyle(
    whole,
    { ...scene, opacity: { seen: 1, hidden: 0 } },
    { layers: [], loaded },
  );
  const shown = opened.layers.map(({ id }) => id).filter((id) => !order.includes(id));
  expect(shown).toEqual(['seen-line']);
  expect(opened.layers.at(-1)).toMatchObject({ paint: { 'line-opacity': 1 } });
});

it('nearLayers are the layers of the neighbouring sections, with their annotations', () => {
  const bounds = [0, 0, 1, 1] as const;
  const annotations = [{ text: 'Here', at: [0, 0], side: 'top' }] as const;
  const scenes = {
    first: { bounds, layers: { a: 1 } },
    second: { bounds, layers: { b: 1 }, annotations },
    third: { bounds, layers: { c: 1 } },
  };
  expect(nearLayers(scenes, 'first')).toEqual(['a', 'b', 'annotations:second']);
  expect(nearLayers(scenes, 'third')).toEqual(['b', 'annotations:second', 'c']);
});

const overview = ['overview-land', 'overview-coast'];

function bridged() {
  const listeners = new Set<() => void>();
  const drawn = new Set<string>();
  const ranges: unknown[] = [];
  const port = {
    on: (_: string, listener: () => void) => listeners.add(listener),
    off: (_: string, listener: () => void) => listeners.delete(listener),
    isSourceLoaded: (source: string) => drawn.has(source),
    setLayerZoomRange: (...range: unknown[]) => ranges.push(range),
  } as never;
  const stop = bridgeToFine(port, overview);
  const renderWith = (...sources: string[]) => {
    for (const source of sources) drawn.add(source);
    for (const listener of [...listeners]) listener();
  };
  return { ranges, renderWith, stop };
}

it('bridgeToFine switches basemaps once, when the fine basemap is drawn', () => {
  const { ranges, renderWith } = bridged();
  renderWith();
  expect(ranges).toEqual([]);
  renderWith(basemapSource);
  renderWith();
  expect(ranges).toEqual(overview.map((layer) => [layer, 0, fineFrom]));
});

it('bridgeToFine keeps the overview once stopped', () => {
  const { ranges, renderWith, stop } = bridged();
  stop();
  renderWith(basemapSource);
  expect(ranges).toEqual([]);
});

/** A map, and a document that creates only so many canvas contexts. */
function groundWith(contexts: number) {
  let left = contexts;
  const getContext = () => {
    left -= 1;
    return left < 0 ? null : { canvas: {}, drawImage: () => undefined };
  };
  vi.stubGlobal('document', { createElement: () => ({ getContext }) });
  const added: string[] = [];
  const map = {
    getSource: () => undefined,
    moveLayer: () => undefined,
    style: {
      addSource: (source: string) => added.push(source),
      addLayer: ({ id }: { id: string }) => added.push(id),
    },
  } as unknown as Parameters<typeof addGround>[0];
  addGround(map, empty, [66, -11, 160, 61], 'light', 'land');
  return added;
}

it.each([0, 1])('addGround adds nothing with only %i canvases left', (contexts) => {
  expect(groundWith(contexts)).toEqual([]);
});

import { featureFilter } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import type { Route } from '../../../src/core/route/route.ts';
import { routeShares } from '../../../src/core/route/route-progress.ts';
import type { SceneSpecs } from '../../../src/core/story/scene-spec.ts';
import type { Scene, SceneChange } from '../../../src/core/timeline/scene.ts';
import { applyScene, styleAtScene } from '../../../src/map/scene/apply-scene.ts';
import { annotationData } from '../../../src/style/annotation-layers.ts';
import { routeGradient } from '../../../src/style/kinds/route/route-layers.ts';
import { labelData } from '../../../src/style/label-layers.ts';
import { storyLayer } from '../../../src/style/story-layer.ts';
import { plainLayer } from '../../support/plain-layer.ts';
import { plainStyle } from '../../support/plain-style.ts';
import { level, positions } from '../../support/shapes.ts';

const layer = plainLayer('route-laos', 'route', { fadeInKm: 100 });
const route: Route = { line: level(0, 10), stops: [], leapFrom: 0.8 };
const layers = [plainLayer('yanbian', 'area'), layer];
const routes = { 'route-laos': route };
const style = plainStyle(layers, { routes });

const name = { layer: 'route-laos', text: 'Route to Laos', along: 0.6 };
const labels = labelData([name], { 'route-laos': { ...route, leapFrom: 1 } });
const labelled = plainStyle(layers, { routes, labels });

const none = { opacity: {}, drawn: {} };

/** A map that records what is written to it, without the `missing` layers; `write` writes a whole scene. */
function start(of = style, missing: readonly string[] = []) {
  const painted: Record<string, unknown> = {};
  const laidOut: Record<string, unknown> = {};
  const filters: Record<string, unknown> = {};
  const port = {
    getLayer: (id: string) => !missing.includes(id),
    setFilter: (layer: string, filter: unknown) => {
      filters[layer] = filter;
    },
    jumpTo: () => undefined,
    setLayoutProperty: (layer: string, name: string, value: unknown) => {
      laidOut[`${layer} ${name}`] = value;
    },
    setPaintProperty: (layer: string, name: string, value: unknown) => {
      painted[`${layer} ${name}`] = value;
    },
  };
  const change = applyScene(port, of);
  return { painted, laidOut, filters, change, write: (scene: SceneChange) => change(scene, scene) };
}

const isDrawn = (filter: unknown, zoom: number, city: object) =>
  featureFilter(filter as never, 'filter').filter(
    { zoom },
    { type: 1, properties: { kind: 'city', ...city } },
  );

describe('applyScene', () => {
  it('scales the opacity of every part of a layer by its full opacity', () => {
    const map = start();
    map.write({ ...none, opacity: { yanbian: 0.5 } });
    expect(map.painted).toEqual({
      'yanbian-tint fill-opacity': 0.135,
      'yanbian-edge line-opacity': 0.475,
      'yanbian-labels text-opacity': 0.5,
    });
  });

  it('hides the names of a layer that is hidden or in the background, but keeps its shapes', () => {
    const map = start();
    const laidOut = (opacity: number) => {
      map.write({ ...none, opacity: { yanbian: opacity } });
      return map.laidOut;
    };
    expect(laidOut(0)).toEqual({ 'yanbian-labels visibility': 'none' });
    expect(laidOut(0.35)).toEqual({ 'yanbian-labels visibility': 'none' });
    expect(laidOut(0.4)).toEqual({ 'yanbian-labels visibility': 'visible' });
  });

  it('hides a picture whose tiles would be fetched, and no other pictures', () => {
    const raster = (id: string, leaves: boolean) =>
      storyLayer(
        { id: `${id}-picture`, type: 'raster', source: id },
        { layer: id, fullOpacity: { 'raster-opacity': 1 }, leaves },
      );
    const map = start({ ...style, layers: [raster('scan', true), raster('photo', false)] });
    map.write({ ...none, opacity: { scan: 0, photo: 0 } });
    expect(map.laidOut).toEqual({ 'scan-picture visibility': 'none' });
    map.write({ ...none, opacity: { scan: 0.1, photo: 0.1 } });
    expect(map.laidOut).toEqual({ 'scan-picture visibility': 'visible' });
  });

  it('writes no line opacity while a route is merely drawn further', () => {
    const map = start(labelled);
    const scene = { opacity: { 'route-laos': 1 }, drawn: { 'route-laos': 0.51 } };
    map.change(scene, { ...none, drawn: scene.drawn });
    const names = Object.keys(map.painted).map((name) => name.split(' ')[1]);
    expect(names).toContain('line-gradient');
    expect(names).not.toContain('line-opacity');
  });

  it('applies the whole scene to a layer, whatever part of it has changed', () => {
    const map = start(labelled);
    const scene = { opacity: { 'route-laos': 1 }, drawn: { 'route-laos': 0.5 } };
    map.change(scene, { ...none, opacity: scene.opacity });
    expect(map.laidOut['route-laos-labels visibility']).toBe('none');
  });

  it('draws a route’s line, casing and leap only as far as the scene says', () => {
    const map = start();
    map.write({ ...none, drawn: { 'route-laos': 0.9 } });
    expect(Object.keys(map.painted).filter((name) => name.endsWith('line-gradient'))).toEqual([
      'route-laos-casing line-gradient',
      'route-laos-line line-gradient',
      'route-laos-leap line-gradient',
    ]);
    const color = '#a10800';
    const { fadeTo } = routeShares(layer, route);
    expect(map.painted['route-laos-line line-gradient']).toEqual(
      routeGradient({ color, from: 0, to: 0.8, fadeTo: fadeTo / 0.8 }, 0.9),
    );
    expect(map.painted['route-laos-leap line-gradient']).toEqual(
      routeGradient({ color, from: 0.8, to: 1, fadeTo: 0, whole: true }, 0.9),
    );
  });

  it('names a route only once its head has passed the name', () => {
    const map = start(labelled);
    const visibilityAt = (drawn: number) => {
      map.write({ opacity: { 'route-laos': 1 }, drawn: { 'route-laos': drawn } });
      return map.laidOut['route-laos-labels visibility'];
    };
    expect([0.5, 0.7, 0.8, 0.5].map(visibilityAt)).toEqual(['none', 'none', 'visible', 'none']);
  });

  it('hides only the quiet places of a scene, until the next scene', () => {
    const map = start();
    const draws = (name: string) => isDrawn(map.filters['place-cities'], 8, { name });
    map.write({ ...none, quiet: ['Yanji'] });
    expect([draws('Yanji'), draws('Beijing')]).toEqual([false, true]);
    map.write({ ...none, quiet: [] });
    expect([draws('Yanji'), draws('Beijing')]).toEqual([true, true]);
  });

  it('shows the names of a scene at any zoom, each in one layer only', () => {
    const map = start();
    const layersOf = (name: string) =>
      ['place-cities', 'place-cities-first'].filter((layer) =>
        isDrawn(map.filters[layer], 2, { name, minZoom: name === 'Busan' ? 5 : 0 }),
      );
    map.write({ ...none, names: ['Busan', 'Seoul'] });
    expect(['Busan', 'Seoul', 'Beijing'].map(layersOf)).toEqual([
      ['place-cities-first'],
      ['place-cities-first'],
      ['place-cities'],
    ]);
    map.write({ ...none, names: [] });
    expect(['Busan', 'Seoul'].map(layersOf)).toEqual([[], ['place-cities']]);
  });

  it('shows the annotations of a section as opaque as the scene does, and hides all others', () => {
    const annotations = [{ text: 'A', at: [1, 1], side: 'top' }] as const;
    const scenes: SceneSpecs = { title: { bounds: [0, 0, 2, 2], layers: {}, annotations } };
    const map = start(plainStyle(layers, { annotations: annotationData(scenes) }));
    map.write({ ...none, annotations: { title: 1 } });
    const opaque = { 'title-annotations text-opacity': 1, 'title-annotations icon-opacity': 1 };
    expect(map.painted).toEqual(opaque);
    expect(map.laidOut).toEqual({ 'title-annotations visibility': 'visible' });
    map.write({ ...none, annotations: { title: 0 } });
    expect(map.laidOut).toEqual({ 'title-annotations visibility': 'none' });
    map.write({ ...none, annotations: { title: 1 } });
    map.write({ ...none, whole: true });
    expect(map.laidOut).toEqual({ 'title-annotations visibility': 'none' });
  });

  it('skips layers that the map does not yet have', () => {
    const map = start(style, ['yanbian-tint', 'place-cities']);
    map.write({ ...none, opacity: { yanbian: 1 }, quiet: ['Yanji'] });
    expect(Object.keys(map.painted)).not.toContain('yanbian-tint fill-opacity');
    expect(Object.keys(map.painted)).toContain('yanbian-edge line-opacity');
    expect(Object.keys(map.filters)).not.toContain('place-cities');
    expect(Object.keys(map.filters)).not.toEqual([]);
  });
});

it('styleAtScene hides place names while more than a third is seen of a wide picture above them, but not of one beneath', () => {
  const corners = positions(0, 1, 58, 1, 58, 0, 0, 0) as never;
  const namesUnder = (own: object, share: number) => {
    const picture = plainLayer('night', 'image', { picture: 'night.avif', corners, ...own });
    const { layers } = styleAtScene(plainStyle([picture]), {
      opacity: { night: share },
      drawn: {},
    });
    return layers.find(({ id }) => id === 'place-cities')?.layout?.visibility ?? 'visible';
  };
  const shares = [1, 0.4, 0.3, 0];
  expect(shares.map((share) => namesUnder({ above: true }, share))).toEqual([
    ...['none', 'none'],
    ...['visible', 'visible'],
  ]);
  expect(shares.map((share) => namesUnder({}, share))).toEqual(shares.map(() => 'visible'));
});

it('styleAtScene does not draw the ground under a picture that is whole, wide and above all, once it is on the map', () => {
  const corners = positions(0, 1, 58, 1, 58, 0, 0, 0) as never;
  const picture = plainLayer('night', 'image', { picture: 'n.avif', corners, above: true });
  const ground = plainStyle([picture]);
  const opacityOf = (id: string, share: number, of = ground) =>
    styleAtScene(of, { opacity: { night: share }, drawn: {} })
      .layers.flatMap((layer) => (layer.id === id ? [layer.paint ?? {}] : []))
      .map(
        (paint) => Object.entries(paint).find(([name]) => /^(fill|line)-opacity$/.test(name))?.[1],
      )[0];
  expect(['land', 'borders'].map((id) => opacityOf(id, 1))).toEqual([0, 0]);
  expect(['land', 'borders'].map((id) => opacityOf(id, 0.99))).toEqual([1, 1]);
  const { ahead } = Object.fromEntries(ground.layers.map(({ id, paint }) => [id, paint]));
  expect(ahead).toEqual({ 'line-opacity': 0 });
  expect(opacityOf('ahead', 0)).toBe(0);
  const without = { ...ground, layers: ground.layers.filter(({ id }) => id !== 'night:picture') };
  expect(opacityOf('land', 1, without)).not.toBe(0);
});

it('styleAtScene hides the relief under a wide picture, so that no relief is fetched, but not around a small picture', () => {
  const corners = (east: number) => positions(0, 1, east, 1, east, 0, 0, 0) as never;
  const pictures = Object.entries({ night: corners(58), scan: corners(1) }).map(([id, corners]) =>
    plainLayer(id, 'image', { picture: `${id}.avif`, corners }),
  );
  const hilly = plainStyle(pictures, {
    sources: { 'relief-world': { type: 'raster', tiles: [] } },
  });
  const reliefAt = (opacity: Scene['opacity']) =>
    styleAtScene(hilly, { opacity, drawn: {} }).layers.find(({ id }) => id === 'relief-world')
      ?.layout?.visibility ?? 'visible';
  const shares = [1, 0.9, 0.8, 0];
  const seen = shares.map((night) => reliefAt({ night }));
  expect(seen).toEqual(['none', 'none', 'visible', 'visible']);
  expect(shares.map((scan) => reliefAt({ scan }))).toEqual(shares.map(() => 'visible'));
});

import { featureFilter } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it, vi } from 'vitest';
import type { Camera } from '../../../src/core/camera/camera.ts';
import { routeShares } from '../../../src/core/route/route-shares.ts';
import { tintOpacity } from '../../../src/kinds/area/area-layers.ts';
import { applyScene } from '../../../src/map/scene/apply-scene.ts';
import { labelData } from '../../../src/map/style/label-data.ts';
import { buildStyle, type StyleInput } from '../../../src/style/build-style.ts';
import { routeGradient } from '../../../src/style/route-gradient.ts';
import * as en from '../../../src/words/en.ts';
import { plainLayer } from '../../support/plain-layer.ts';

const input: StyleInput = {
  theme: 'light',
  language: 'en',
  layers: [plainLayer('yanbian', 'area'), plainLayer('route-laos', 'route', { fadeInKm: 100 })],
  sources: {},
  routes: {
    'route-laos': {
      line: [
        [0, 0],
        [10, 0],
      ],
      stops: [],
      leapFrom: 0.8,
    },
  },
  words: en,
  labels: { type: 'FeatureCollection', features: [] },
  fontFaces: {},
  fine: false,
};
const style = buildStyle(input);

const labelled = buildStyle({
  ...input,
  labels: labelData([{ layer: 'route-laos', text: 'Route to Laos', along: 0.6 }], input.layers, {
    'route-laos': {
      line: [
        [129, 43],
        [102, 18],
      ],
      stops: [],
      leapFrom: 1,
    },
  }),
});

const camera: Camera = {
  center: [129, 43],
  zoom: 5,
  bearing: 10,
  pitch: 20,
  padding: { top: 1, right: 2, bottom: 3, left: 4 },
};

function fakeMap() {
  const painted: Record<string, unknown> = {};
  const jumps: unknown[] = [];
  const laidOut: Record<string, unknown> = {};
  const filters: Record<string, unknown> = {};
  return {
    filters,
    setFilter: (layer: string, filter: unknown) => {
      filters[layer] = filter;
    },
    painted,
    laidOut,
    jumps,
    jumpTo: (options: unknown) => jumps.push(options),
    setLayoutProperty: (layer: string, name: string, value: unknown) => {
      laidOut[`${layer} ${name}`] = value;
    },
    setPaintProperty: (layer: string, name: string, value: unknown) => {
      painted[`${layer} ${name}`] = value;
    },
  };
}

const none = { opacity: {}, drawn: {} };

describe('applyScene', () => {
  it('writes the opacity of every part of a layer in proportion to its full opacity', () => {
    const map = fakeMap();
    applyScene(map, style)({ ...none, opacity: { yanbian: 0.5 } }, { camera: true });
    expect(map.painted).toEqual({
      'yanbian-tint fill-opacity': tintOpacity / 2,
      'yanbian-edge line-opacity': 0.475,
      'yanbian-labels text-opacity': 0.5,
    });
  });

  it('takes a layer out that is hidden, and the names of one that only stands by', () => {
    const map = fakeMap();
    const write = applyScene(map, style);
    const parts = ['tint', 'edge', 'labels'];
    const seen = () =>
      parts.filter((part) => map.laidOut[`yanbian-${part} visibility`] === 'visible');
    write({ ...none, opacity: { yanbian: 0 } }, { camera: true });
    expect(map.laidOut).toMatchObject({ 'yanbian-tint visibility': 'none' });
    expect(seen()).toEqual([]);
    write({ ...none, opacity: { yanbian: 0.35 } }, { camera: true });
    expect(seen()).toEqual(['tint', 'edge']);
    write({ ...none, opacity: { yanbian: 0.4 } }, { camera: true });
    expect(seen()).toEqual(parts);
  });

  it('writes an opacity once, however often the scene names it', () => {
    const map = fakeMap();
    const painted = vi.spyOn(map, 'setPaintProperty');
    const write = applyScene(map, labelled);
    write({ opacity: { 'route-laos': 1 }, drawn: { 'route-laos': 0.5 } }, { camera: true });
    painted.mockClear();
    write({ ...none, drawn: { 'route-laos': 0.51 } }, { camera: true });
    const names = painted.mock.calls.map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set(['line-gradient']));
  });

  it('draws a route’s way, its casing and its leap as far as the scene says', () => {
    const map = fakeMap();
    applyScene(map, style)({ ...none, drawn: { 'route-laos': 0.9 } }, { camera: true });
    const gradients = Object.keys(map.painted).filter((name) => name.endsWith('line-gradient'));
    expect(gradients).toEqual([
      'route-laos-casing line-gradient',
      'route-laos-line line-gradient',
      'route-laos-leap line-gradient',
    ]);
    const color = '#a10800';
    const { fadeTo = 0 } = routeShares(input.layers, input.routes)['route-laos'] ?? {};
    expect(map.painted['route-laos-line line-gradient']).toEqual(
      routeGradient({ color, from: 0, to: 0.8, fadeTo: fadeTo / 0.8 }, 0.9),
    );
    expect(map.painted['route-laos-leap line-gradient']).toEqual(
      routeGradient({ color, from: 0.8, to: 1, fadeTo: 0 }, 0.9),
    );
  });

  it('names a route only once it is drawn as far as its name', () => {
    const map = fakeMap();
    const write = applyScene(map, labelled);
    const visible = () => map.laidOut['route-laos-labels visibility'];
    write({ opacity: { 'route-laos': 1 }, drawn: { 'route-laos': 0.5 } }, { camera: true });
    expect(visible()).toBe('none');
    write({ ...none, drawn: { 'route-laos': 0.7 } }, { camera: true });
    expect(visible()).toBe('visible');
    write({ ...none, drawn: { 'route-laos': 0.5 } }, { camera: true });
    expect(visible()).toBe('none');
  });

  it('leaves out the places that a scene wants quiet, and only them, until another scene', () => {
    const map = fakeMap();
    const write = applyScene(map, style);
    const draws = (name: string) =>
      featureFilter(map.filters['place-cities'] as never, 'filter').filter(
        { zoom: 8 },
        { type: 1, properties: { kind: 'city', name } },
      );
    write({ ...none, quiet: ['Yanji'] }, { camera: true });
    expect([draws('Yanji'), draws('Beijing')]).toEqual([false, true]);
    write({ ...none, quiet: [] }, { camera: true });
    expect([draws('Yanji'), draws('Beijing')]).toEqual([true, true]);
  });

  it('moves the camera to the scene’s, padding and all', () => {
    const map = fakeMap();
    applyScene(map, style)({ ...none, camera }, { camera: true });
    expect(map.jumps).toEqual([camera]);
  });

  it('leaves the camera alone while it is the reader’s', () => {
    const map = fakeMap();
    applyScene(map, style)({ ...none, camera }, { camera: false });
    expect(map.jumps).toEqual([]);
  });

  it('writes nothing for what did not change, and nothing for a layer it does not know', () => {
    const map = fakeMap();
    applyScene(map, style)({ opacity: { elsewhere: 1 }, drawn: {} }, { camera: true });
    expect(map.painted).toEqual({});
    expect(map.jumps).toEqual([]);
  });
});

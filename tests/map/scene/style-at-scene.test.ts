import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { styleAtScene } from '../../../src/map/scene/apply-scene.ts';
import { buildStyle } from '../../../src/style/build-style.ts';
import { tintOpacity } from '../../../src/style/kinds/area/area-layers.ts';
import { routeGradient } from '../../../src/style/route-gradient.ts';
import { storyMetadata } from '../../../src/style/story-layer.ts';
import * as en from '../../../src/words/en.ts';
import { plainLayer } from '../../support/plain-layer.ts';

const none = { type: 'FeatureCollection', features: [] } as const;
const source = (id: string) => [id, { type: 'geojson', data: none, lineMetrics: true }] as const;
const style = buildStyle({
  theme: 'light',
  language: 'en',
  layers: [plainLayer('yanbian', 'area'), plainLayer('route-laos', 'route', { fadeInKm: 100 })],
  sources: Object.fromEntries(
    ['overview', 'land', 'borders', 'lakes', 'rivers', 'places', 'yanbian', 'route-laos'].map(
      source,
    ),
  ) as never,
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
});
const scene = {
  opacity: { yanbian: 0.5, 'route-laos': 1 },
  drawn: { 'route-laos': 0.4 },
  quiet: ['Yanji'],
};
const at = styleAtScene(style, scene);
const layer = (id: string) => at.layers.find((each) => each.id === id);

describe('a style that stands at a scene', () => {
  it('shows each layer as opaque as the scene does', () => {
    expect(layer('yanbian-tint')?.paint).toMatchObject({ 'fill-opacity': tintOpacity / 2 });
    expect(layer('route-laos-line')?.paint).toMatchObject({ 'line-opacity': 1 });
  });

  it('has its routes drawn as far as the scene does', () => {
    const line = layer('route-laos-line');
    const gradient = line && storyMetadata(line)?.gradient;
    expect(gradient && routeGradient(gradient, 0.4)).toEqual(
      line?.type === 'line' && line.paint?.['line-gradient'],
    );
  });

  it('leaves out the places that the scene wants quiet', () => {
    const cities = layer('place-cities');
    expect(JSON.stringify(cities && 'filter' in cities && cities.filter)).toContain('Yanji');
  });

  it('takes out marks that are not seen yet, so that they keep no name away', () => {
    expect(layer('route-laos-chevrons')?.layout).toMatchObject({ visibility: 'none' });
  });

  it('is a valid style, and leaves the one that it is made from as it was', () => {
    expect(validateStyleMin(at).map(({ message }) => message)).toEqual([]);
    const tint = style.layers.find(({ id }) => id === 'yanbian-tint');
    expect(tint?.paint).toMatchObject({ 'fill-opacity': 0 });
  });
});

import { expect, it } from 'vitest';
import { fitBounds } from '../../../src/core/camera/fit-bounds.ts';
import type { SceneSpec } from '../../../src/core/story/scene-spec.ts';
import { tileDetail } from '../../../src/map/style/story-style.ts';

/** The size of one of a tile's 8,192 units across 512 CSS pixels, in pixels at a map zoom. */
const step = (zoom: number, detail: number) => (512 / 8192) * 2 ** (zoom - detail);

const desk = { width: 1440, height: 900, covered: { top: 0, right: 0, bottom: 0, left: 0 } };
const layers = { way: 1, hidden: 0 };
const country: SceneSpec = { bounds: [100, 10, 110, 20], layers };
const town: SceneSpec = { bounds: [100, 10, 100.01, 10.01], maxZoom: 12, layers };
const follow = { routes: ['way'], maxZoom: 9 };
const route: SceneSpec = { bounds: [80, 0, 130, 40], layers, follow };

it.each([
  ['of a country', { country }, fitBounds(country, desk).zoom],
  ['of a closer town', { country, town }, 12],
  ['that follows the layer', { country, route }, 9],
])('a layer is exact to half a pixel in a scene %s, with minimal tiles', (_, scenes, zoom) => {
  const detail = tileDetail('way', scenes, 8);
  expect(step(zoom, detail)).toBeLessThanOrEqual(0.5);
  expect(step(zoom, detail - 1)).toBeGreaterThan(0.5);
});

it('the basemap is as exact in unusually close scenes, where coasts may be finer', () => {
  expect(tileDetail('basemap', { town }, 12)).toBe(tileDetail('way', { town }, 12));
});

it.each([8, 9, 12.5])('the rest is exact to 2 pixels at the closest zoom, %d', (closestZoom) => {
  for (const [layer, scene] of Object.entries({ hidden: town, basemap: country })) {
    const detail = tileDetail(layer, { scene }, closestZoom);
    expect(step(closestZoom, detail)).toBeLessThanOrEqual(2);
    expect(step(closestZoom, detail - 1)).toBeGreaterThan(2);
  }
});

import { describe, expect, it } from 'vitest';
import { buildStyle } from '../../../src/style/build-style.ts';
import { image } from '../../../src/style/kinds/image.ts';
import type { LayerFeature } from '../../../src/style/kinds/kind.ts';
import { english as words } from '../../support/english.ts';
import { plainLayer } from '../../support/plain-layer.ts';

const outline = (...ring: [number, number][]): LayerFeature => ({
  type: 'Feature',
  properties: { name: 'The bay from space' },
  geometry: { type: 'Polygon', coordinates: [[...ring, ring[0] ?? [0, 0]]] },
});
const bay = outline([10, 50], [12, 50.5], [12.2, 52], [10.1, 51.8]);
const layer = plainLayer('bay', 'image', { picture: 'bay.avif' });
const complete = image.complete?.(layer, [bay]) ?? layer;

describe('an image', () => {
  it('lies on the corners of its outline, wherever that begins, north-west first', () => {
    const corners = [
      [10.1, 51.8],
      [12.2, 52],
      [12, 50.5],
      [10, 50],
    ];
    expect(complete.corners).toEqual(corners);
    const turned = outline([12.2, 52], [10.1, 51.8], [10, 50], [12, 50.5]);
    expect(image.complete?.(layer, [turned]).corners).toEqual(corners);
  });

  it('lies over the map, its names and all else', () => {
    const style = buildStyle({
      theme: 'light',
      layers: [complete, plainLayer('road', 'line')],
      sources: {},
      routes: {},
      words,
      labels: { type: 'FeatureCollection', features: [] },
      fontFaces: undefined,
      fine: false,
    });
    expect(style.layers.at(-1)).toMatchObject({ id: 'bay-picture', type: 'raster' });
    expect(style.sources['bay-picture']).toMatchObject({ type: 'image', url: 'bay.avif' });
  });

  it('tells who has given no picture, or no four corners', () => {
    const faults = (...[own, features]: Parameters<NonNullable<typeof image.check>>) =>
      image.check?.(own, features).map(([, problem]) => problem);
    expect(faults(layer, [bay])).toEqual([]);
    expect(faults(plainLayer('bay', 'image'), [bay])).toEqual(['its layer names no picture.']);
    const corners = 'a picture lies on four corners, and its file has others.';
    expect(faults(layer, [outline([10, 50], [12, 50], [11, 51])])).toEqual([corners]);
    expect(faults(layer, [bay, bay])).toEqual([corners]);
  });

  it('is told in its layer’s words, or else by its name', () => {
    const told = { layer, measured: [], features: [bay] };
    expect(image.sentence?.(told, { ...words })).toBe('The bay from space.');
    expect(image.sentence?.({ ...told, layer: { ...layer, told: 'A bay.' } }, { ...words })).toBe(
      'A bay.',
    );
  });
});

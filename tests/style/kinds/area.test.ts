import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { storyMaps } from '../../../src/build/stills/draw-map.ts';
import { frameScene } from '../../../src/build/stills/frame.ts';
import { area } from '../../../src/style/kinds/area.ts';
import { loaded, meta } from '../../build/render/share/share-story.ts';
import { english as en } from '../../support/english.ts';
import { plainLayer } from '../../support/plain-layer.ts';
import { ring } from '../../support/shapes.ts';

const park = plainLayer('park', 'area', { tint: { light: '#0000ff', dark: '#0000ff' } });
const withHole = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: 'Park' },
      geometry: { type: 'Polygon', coordinates: [ring(0, 0, 6, 6), ring(2, 2, 4, 4).reverse()] },
    },
  ],
};

describe('an area with a hole', () => {
  it('is tinted around the hole and not in it', async () => {
    const scene = { bounds: [0, 0, 6, 6], layers: { park: 1 } } as const;
    const frame = frameScene(scene);
    const svg = storyMaps({
      ...loaded(),
      story: { meta, sections: [], cited: [] },
      scenes: { title: scene },
      layers: [park],
      geometry: { 'geo/layers/park.geojson': JSON.stringify(withHole) },
    })(scene, { frame, title: 'Park', description: '', theme: 'light' });
    const { data, info } = await sharp(Buffer.from(svg))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const colorAt = (lngLat: readonly [number, number]) => {
      const [x, y] = frame.project(lngLat);
      const scale = info.width / frame.width;
      const at = info.channels * (Math.round(y * scale) * info.width + Math.round(x * scale));
      return data.subarray(at, at + 3).join();
    };
    expect(colorAt([3, 3])).toBe(colorAt([-1, 3]));
    expect(colorAt([1, 3])).not.toBe(colorAt([3, 3]));
  });
});

describe('areas in words', () => {
  it('are told together, but for those with words of their own', () => {
    const told = [
      { layer: park, measured: [], features: [] },
      { layer: { ...park, told: 'The wood is closed.' }, measured: [], features: [] },
    ] as const;
    expect(area.together?.(told, en)).toBe('park is shaded.');
    expect(told.map((each) => area.sentence?.(each, en))).toEqual(['', 'The wood is closed.']);
  });
});

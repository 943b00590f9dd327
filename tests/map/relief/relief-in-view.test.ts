import { describe, expect, it } from 'vitest';
import type { Camera } from '../../../src/core/camera/camera.ts';
import type { Relief } from '../../../src/core/story/story-data.ts';
import { reliefInView } from '../../../src/map/relief/relief-in-view.ts';

const relief: Relief = {
  'relief-world': { minzoom: 0, maxzoom: 3, bounds: [-180, -60, 180, 84] },
  'relief-window': { minzoom: 4, maxzoom: 6, bounds: [66, -11, 160, 61] },
};
const size = { width: 100, height: 100 };
const padding = { top: 0, right: 0, bottom: 0, left: 0 };
const at = (zoom: number): Camera => ({
  center: [126, 37],
  zoom,
  bearing: 0,
  pitch: 0,
  padding,
});

describe('reliefInView', () => {
  it('gives the URLs of the tiles of the pyramid that the map shows at that zoom', () => {
    const of = (zoom: number) => reliefInView(relief, 'ink://relief/', at(zoom), size);
    expect(of(3.4)).toEqual(['ink://relief/3/6/3.avif']);
    expect(of(3.6)).toEqual(['ink://relief/4/13/6.avif']);
    expect(of(7)).toEqual(['ink://relief/6/54/24.avif']);
  });

  it('gives those of the coarse pyramid at any zoom where there is no finer one', () => {
    const { 'relief-world': world } = relief;
    const coarse: Relief = world ? { 'relief-world': world } : {};
    expect(reliefInView(coarse, '', at(7), size)).toEqual(['3/6/3.avif']);
  });

  it('gives none for a story without relief', () => {
    expect(reliefInView({}, '', at(7), size)).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import type { Bounds } from '../../../src/core/camera/bounds.ts';
import { tilesIn } from '../../../src/core/story/tiles.ts';
import { checkGround } from '../../../src/load/check/check-ground.ts';

const bounds: Bounds = [115.79, -31.92, 115.82, -31.9];
const files = { scenes: 'scenes.yaml', folder: 'town' };

const said = (box: Bounds, maxzoom: number, shown = 1) => {
  const all = [12, 13, 14, 15, 16].filter((z) => z <= maxzoom);
  const tiles = all.flatMap((z) => tilesIn(box, z)).map((tile) => tile.join('/'));
  const layers = [{ id: 'scan', tiles: { minzoom: 12, maxzoom, bounds: box, size: 256, tiles } }];
  const ground = { land: undefined, places: undefined, layers };
  const scene = { bounds, maxZoom: 15, layers: { scan: shown } };
  return checkGround({ scene }, ground, files).map(({ problem }) => problem);
};
const tooClose = ['the map comes closer here than its ground has detail.'];

test('a picture that a scene shows has the detail of its tiles', () => {
  expect(said(bounds, 16)).toEqual([]);
  expect(said(bounds, 12)).toEqual(tooClose);
  expect(said(bounds, 16, 0)).toEqual(tooClose);
  expect(said([115.79, -31.92, 115.8, -31.9], 16)).toEqual(tooClose);
});

test('hills that were cut for a scene are detail of its ground', () => {
  const saidAt = (z: number, maxZoom?: number) => {
    const tiles = tilesIn(bounds, z).map((tile) => tile.join('/'));
    const relief = { 'relief-window': { minzoom: z, maxzoom: z, bounds, tiles } };
    const ground = { land: undefined, places: undefined, layers: [], relief };
    const close = { bounds, layers: {}, ...(maxZoom && { maxZoom }) };
    return checkGround({ close }, ground, files).map(({ problem }) => problem);
  };
  expect(saidAt(12)).toEqual(['no place name lies in its bounds.']);
  expect(saidAt(11, 15)).toEqual(tooClose);
  expect(saidAt(6)).toEqual(tooClose);
});

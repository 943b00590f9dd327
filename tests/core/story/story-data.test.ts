import { expect, it } from 'vitest';
import type { Bounds } from '../../../src/core/camera/bounds.ts';
import { worldAround } from '../../../src/core/story/story-data.ts';

const world = (...bounds: Bounds[]) =>
  worldAround(Object.fromEntries(bounds.map((box, i) => [`s${i}`, { bounds: box, layers: {} }])));

it('the world of a story is what its scenes show, and half as much again on every side, across the 180th meridian too, or all of it', () => {
  expect(world([10, 0, 20, 10], [12, 2, 14, 4]).reach).toEqual([5, -5, 25, 15]);
  expect(world([176, -18, -180, -14]).reach).toEqual([174, -20, -178, -12]);
  expect(world([170, 0, 174, 4], [-174, 0, -170, 4]).reach).toEqual([160, -2, -160, 6]);
  expect(world([-170, -60, 170, 70]).reach).toEqual([-180, -80, 180, 84]);
  expect(world().reach).toEqual([-180, -80, 180, 84]);
});

it('the world of a story is what the settings say before what follows from the scenes', () => {
  const reach: Bounds = [0, 0, 1, 1];
  expect(worldAround({}, { reach, closestZoom: 12 })).toMatchObject({ reach, closestZoom: 12 });
});

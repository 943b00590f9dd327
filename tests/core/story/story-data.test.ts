import { expect, it } from 'vitest';
import type { Bounds } from '../../../src/core/camera/bounds.ts';
import { worldAround } from '../../../src/core/story/story-data.ts';
import {
  coversBox,
  hasTile,
  type Streets,
  tilesIn,
  withMaxZooms,
} from '../../../src/core/story/tiles.ts';

const world = (...bounds: Bounds[]) =>
  worldAround(Object.fromEntries(bounds.map((box, i) => [`s${i}`, { bounds: box, layers: {} }])));

it('worldAround reaches half again beyond the scenes on every side, even across the 180th meridian, up to the whole world', () => {
  expect(world([10, 0, 20, 10], [12, 2, 14, 4]).reach).toEqual([5, -5, 25, 15]);
  expect(world([176, -18, -180, -14]).reach).toEqual([174, -20, -178, -12]);
  expect(world([170, 0, 174, 4], [-174, 0, -170, 4]).reach).toEqual([160, -2, -160, 6]);
  expect(world([-170, -60, 170, 70]).reach).toEqual([-180, -80, 180, 84]);
  expect(world().reach).toEqual([-180, -80, 180, 84]);
});

it('worldAround prefers the settings to the scenes', () => {
  const reach: Bounds = [0, 0, 1, 1];
  expect(worldAround({}, { reach, closestZoom: 12 })).toMatchObject({ reach, closestZoom: 12 });
});

const town: Bounds = [115.8015, -31.9115, 115.8095, -31.906];
const streets: Streets = {
  minzoom: 9,
  maxzoom: 15,
  bounds: [115.31, -32.25, 116.02, -31.65],
  tiles: ['9/420/303', '15/26924/19450', '15/26924/19451', '15/26925/19450', '15/26925/19451'],
};

it('tilesIn returns all tiles that a box touches, on either side of the 180th meridian', () => {
  expect(tilesIn(town, 9)).toEqual([[9, 420, 303]]);
  expect(tilesIn(town, 15)).toHaveLength(2);
  expect(tilesIn([179.9, -17, -179.9, -16.9], 9).map(([, x]) => x)).toEqual([511, 0]);
});

it('streets cover a box if no tile is missing; closer views use the deepest zoom’s tiles', () => {
  expect(hasTile(streets, [15, 26923, 19450])).toBe(false);
  expect(coversBox(streets, town, 9)).toBe(true);
  expect(coversBox(streets, town, 17.5)).toBe(true);
  expect(coversBox(streets, town, 12)).toBe(false);
  expect(coversBox(streets, town, 8)).toBe(false);
});

const [near, far] = [town, [120, -30, 121, -29]] as const;
const layers = [{ id: 'way', schematic: true }];

it('framedByTiles frames scenes as closely as their bounds require, unless they set a zoom', () => {
  const scenes = {
    near: { bounds: near, layers: {} },
    given: { bounds: near, layers: {}, maxZoom: 12 },
    far: { bounds: far, layers: {} },
  };
  const { near: own, given, far: other } = withMaxZooms(scenes, { streets, relief: {} }, layers);
  expect([own?.maxZoom, given?.maxZoom, other?.maxZoom]).toEqual([18, 12, undefined]);
});

it('framedByTiles ignores scenes that show a schematic layer', () => {
  const scenes = { near: { bounds: near, layers: { way: 1 } } };
  expect(withMaxZooms(scenes, { streets, relief: {} }, layers)).toEqual(scenes);
});

it('worldAround lets the reader come as close as the streets, and shows their region in the locator', () => {
  const world = worldAround({ near: { bounds: near, layers: {} } }, {}, streets);
  expect(world.closestZoom).toBe(18);
  expect(world.locator[2] - world.locator[0]).toBeCloseTo(3, 6);
});

it('the locator shows the country around close scenes, even without streets', () => {
  const world = worldAround({ near: { bounds: [28, 44, 30, 46], layers: {} } });
  expect(world.locator[2] - world.locator[0]).toBeCloseTo(10, 6);
  const rift = worldAround({ near: { bounds: [35.3, 30.5, 35.7, 33], layers: {} } }).locator;
  expect((rift[1] + rift[3]) / 2).toBeCloseTo(31.75, 6);
});

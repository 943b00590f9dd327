import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '../../src/core/bounds.ts';
import { toMercator } from '../../src/core/mercator.ts';
import { tileMeets } from '../../src/core/tile-meets.ts';

const longitude = fc.double({ min: -179.9, max: 179.9, noNaN: true });
const latitude = fc.double({ min: -84, max: 84, noNaN: true });
const bounds = fc
  .tuple(longitude, latitude, longitude, latitude)
  .map(([a, b, c, d]): Bounds => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]);
const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Such as have no rounding. */
const margins = fc.integer({ min: 0, max: 15 }).map((sixteenths) => sixteenths / 16);
const zoom = fc.integer({ min: 0, max: 12 });

const tileOf = (z: number, lng: number, lat: number) => {
  const [x, y] = toMercator([lng, lat]);
  return { z, x: Math.floor(x * 2 ** z), y: Math.floor(y * 2 ** z) };
};

describe('tileMeets', () => {
  it('finds the tile of every place in the box', () => {
    fc.assert(
      fc.property(bounds, share, share, zoom, ([west, south, east, north], across, up, z) => {
        const tile = tileOf(z, west + across * (east - west), south + up * (north - south));
        expect(tileMeets(tile, [west, south, east, north], 0.01)).toBe(true);
      }),
    );
  });

  it('leaves out a tile that lies beyond the margin, and takes in one within it', () => {
    fc.assert(
      fc.property(longitude, latitude, zoom, margins, (lng, lat, z, margin) => {
        const { x, y } = tileOf(z, lng, lat);
        const at: Bounds = [lng, lat, lng, lat];
        const beyond = toMercator([lng, lat])[0] * 2 ** z - x;
        expect(tileMeets({ z, x: x + 2, y }, at, margin)).toBe(beyond >= 2 - margin);
        expect(tileMeets({ z, x: x + 1, y }, at, margin)).toBe(beyond >= 1 - margin);
        expect(tileMeets({ z, x, y: y + 2 }, at, 0)).toBe(false);
        expect(tileMeets({ z, x, y: y - 2 }, at, 0)).toBe(false);
      }),
    );
  });

  it('meets all tiles of its latitudes where the box passes the antimeridian', () => {
    const box: Bounds = [170, 10, 200, 40];
    for (const x of [0, 1, 2, 3]) expect(tileMeets({ z: 2, x, y: 1 }, box, 0)).toBe(true);
    expect(tileMeets({ z: 2, x: 0, y: 3 }, box, 0)).toBe(false);
  });

  it('meets nothing where the box holds nothing', () => {
    const nothing: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
    expect(tileMeets({ z: 0, x: 0, y: 0 }, nothing, 0.5)).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withinReach } from '../../../src/core/camera/bounds.ts';
import { type LngLat, toMercator } from '../../../src/core/camera/mercator.ts';
import { angleBetween, boundsEastOf, eastOf, turn } from '../arbitraries.ts';

const reach = [65, -15, 160, 62] as const;
const anywhere = fc.tuple(
  fc.double({ min: -400, max: 400, noNaN: true }),
  fc.double({ min: -85, max: 85, noNaN: true }),
);
const zooms = fc.double({ min: 0, max: 10, noNaN: true });
const heights = fc.double({ min: 1, max: 3000, noNaN: true });

describe('keeping the map within reach', () => {
  it('never leaves the bounds, nor shows what lies beyond the plane', () => {
    fc.assert(
      fc.property(anywhere, zooms, heights, (center, zoom, height) => {
        const kept = withinReach(center as LngLat, zoom, height, reach);
        const [lng] = kept.center;
        const [, y] = toMercator(kept.center);
        const half = height / 2 / (512 * 2 ** kept.zoom);
        expect(lng).toBeGreaterThanOrEqual(65);
        expect(lng).toBeLessThanOrEqual(160);
        expect(y - half).toBeGreaterThanOrEqual(-1e-9);
        expect(y + half).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('gives back the very same place where it is within reach', () => {
    const center: LngLat = [120.123456789, 33.3];
    expect(withinReach(center, 4, 900, reach)).toEqual({ center, zoom: 4 });
    expect(withinReach(center, 4, 900, reach).center).toBe(center);
  });

  it('settles at once: what is within reach is left alone', () => {
    fc.assert(
      fc.property(anywhere, zooms, heights, (center, zoom, height) => {
        const once = withinReach(center as LngLat, zoom, height, reach);
        const twice = withinReach(once.center, once.zoom, height, reach);
        expect(twice.center[0]).toBeCloseTo(once.center[0], 9);
        expect(twice.center[1]).toBeCloseTo(once.center[1], 9);
        expect(twice.zoom).toBe(once.zoom);
      }),
    );
  });

  it('keeps to a reach wherever around the world it lies, across the 180th meridian too', () => {
    fc.assert(
      fc.property(anywhere, zooms, heights, turn, (center, zoom, height, by) => {
        const far = boundsEastOf(reach, by);
        const from = eastOf(center, by) as unknown as LngLat;
        const [lng, lat] = center as LngLat;
        // Half around the world either end of the reach is as near as the other.
        fc.pre(angleBetween(lng, (65 + 160) / 2) < 179.999);
        const here = withinReach([lng, lat], zoom, height, reach);
        const there = withinReach(from, zoom, height, far);
        expect(angleBetween(there.center[0], here.center[0] + by)).toBeLessThan(1e-6);
        expect(there.center[1]).toBeCloseTo(here.center[1], 9);
        expect(there.zoom).toBe(here.zoom);
      }),
    );
  });

  it('leaves a place within reach where it is, with its longitude within ±180', () => {
    const across = [170, -30, -165, 10] as const;
    const kept = (lng: number) => withinReach([lng, -10], 5, 900, across).center;
    for (const lng of [170, 178, -180, -165]) expect(kept(lng)).toEqual([lng, -10]);
    expect([-190, 190, 540, 900].map((lng) => kept(lng)[0])).toEqual([170, -170, -180, -180]);
    expect(kept(-160)).toEqual([-165, -10]);
    expect(kept(160)).toEqual([170, -10]);
  });

  it('zooms in only where the world is lower than the view', () => {
    expect(withinReach([120, 30], 1, 2048, reach).zoom).toBe(2);
    expect(withinReach([120, 30], 1, 900, reach).zoom).toBe(1);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Bounds } from '../../../src/core/camera/bounds.ts';
import { type Camera, project, type Viewport } from '../../../src/core/camera/camera.ts';
import { closestZoom, fitBounds } from '../../../src/core/camera/fit-bounds.ts';
import { angleBetween, bounds, boundsEastOf, number, turn, viewport } from '../arbitraries.ts';

const desk: Viewport = {
  width: 1440,
  height: 900,
  covered: { top: 56, right: 24, bottom: 24, left: 560 },
};
const korea: Bounds = [124, 33, 131, 43];
const [angle, tilt] = [number(-180, 180), number(0, 60)];

function extent([west, south, east, north]: Bounds, camera: Camera, viewport: Viewport) {
  const toPixel = project(camera, viewport);
  const shares = Array.from({ length: 33 }, (_, i) => i / 32);
  const pixels = shares.flatMap((s) => {
    const lng = west + (east - west) * s;
    const lat = south + (north - south) * s;
    return [
      toPixel([lng, south]),
      toPixel([lng, north]),
      toPixel([west, lat]),
      toPixel([east, lat]),
    ];
  });
  const xs = pixels.map(([x]) => x);
  const ys = pixels.map(([, y]) => y);
  const { covered, width, height } = viewport;
  return {
    left: Math.min(...xs) - covered.left,
    right: width - covered.right - Math.max(...xs),
    top: Math.min(...ys) - covered.top,
    bottom: height - covered.bottom - Math.max(...ys),
  };
}

it('fits, touches and centres any bounds in the free part, and stays in the middle where a zoom holds it back', () => {
  fc.assert(
    fc.property(bounds, viewport, angle, tilt, (bounds, viewport, bearing, pitch) => {
      const spec = { bounds, bearing, pitch };
      const free = fitBounds({ ...spec, maxZoom: 22 }, viewport);
      fc.pre(free.zoom > 1);
      const held = fitBounds({ ...spec, maxZoom: free.zoom - 1 }, viewport);
      expect(held.zoom).toBeCloseTo(free.zoom - 1, 9);
      for (const camera of [free, held]) {
        const margin = extent(bounds, camera, viewport);
        expect(Math.min(...Object.values(margin))).toBeGreaterThan(-0.5);
        expect(Math.abs(margin.left - margin.right)).toBeLessThan(0.5);
        expect(Math.abs(margin.top - margin.bottom)).toBeLessThan(0.5);
        if (camera === free) expect(Math.min(...Object.values(margin))).toBeLessThan(0.5);
      }
    }),
    { numRuns: 1000 },
  );
});

it('frames bounds alike wherever around the world they lie, across the 180th meridian too', () => {
  fc.assert(
    fc.property(bounds, viewport, angle, tilt, turn, (bounds, viewport, bearing, pitch, by) => {
      const spec = { bearing, pitch, maxZoom: 22 };
      const here = fitBounds({ ...spec, bounds }, viewport);
      const there = fitBounds({ ...spec, bounds: boundsEastOf(bounds, by) }, viewport);
      expect(there.zoom).toBeCloseTo(here.zoom, 6);
      expect(there.center[1]).toBeCloseTo(here.center[1], 6);
      expect(angleBetween(there.center[0], here.center[0] + by)).toBeLessThan(1e-6);
      expect(Math.abs(there.center[0])).toBeLessThanOrEqual(180);
    }),
  );
});

it('comes no closer than the closest zoom unless the scene says so', () => {
  const street: Bounds = [126.6, 37.9, 126.7, 38];
  expect(fitBounds({ bounds: street }, desk).zoom).toBeCloseTo(closestZoom, 9);
  expect(fitBounds({ bounds: street, maxZoom: 6 }, desk).zoom).toBeCloseTo(6, 9);
  expect(fitBounds({ bounds: street, maxZoom: 11 }, desk).zoom).toBeGreaterThan(10);
});

it('takes a viewport that is covered all over as free', () => {
  const covered = { top: 500, right: 0, bottom: 500, left: 560 };
  const camera = fitBounds({ bounds: korea }, { ...desk, covered });
  expect(camera.padding).toEqual({ top: 0, right: 0, bottom: 0, left: 560 });
  expect(camera).toEqual(fitBounds({ bounds: korea }, { ...desk, covered: camera.padding }));
});

it('gives a finite camera for any bounds, viewport, turn and zoom', () => {
  const any = fc.oneof(
    fc.double(),
    fc.constantFrom(0, 1, 90, Number.NaN, Number.POSITIVE_INFINITY),
  );
  const covered = fc.record({ top: any, right: any, bottom: any, left: any });
  const viewports = fc.record({ width: any, height: any, covered });
  const specs = fc.record({
    bounds: fc.tuple(any, any, any, any),
    bearing: fc.oneof(angle, fc.constantFrom(0, 90)),
    pitch: fc.oneof(tilt, fc.constantFrom(0)),
    maxZoom: number(-10, 40),
  });
  fc.assert(
    fc.property(specs, viewports, (spec, viewport) => {
      const { center, zoom, padding } = fitBounds(spec, viewport);
      for (const value of [...center, zoom, ...Object.values(padding)])
        expect(value).toSatisfy(Number.isFinite);
      expect(zoom).toBeGreaterThanOrEqual(0);
      expect(zoom).toBeLessThanOrEqual(22);
    }),
    { numRuns: 500 },
  );
});

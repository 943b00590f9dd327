import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '../../../src/core/camera/bounds.ts';
import { type Camera, project, type Viewport } from '../../../src/core/camera/camera.ts';
import { closestZoom, fitBounds } from '../../../src/core/camera/fit-bounds.ts';
import { flight, wayBetween } from '../../../src/core/camera/flight.ts';
import { greatCircleKm, type LngLat } from '../../../src/core/camera/mercator.ts';
import type { SceneSpec } from '../../../src/core/story/scene-spec.ts';
import { positions } from '../../support/shapes.ts';
import { overhead } from '../../support/views.ts';
import {
  angleBetween as between,
  bounds,
  boundsEastOf,
  camera,
  eastOf,
  forAll,
  inRuns,
  number,
  turn,
  viewport,
} from '../arbitraries.ts';
import measured from '../fixtures/maplibre-6.17.json' with { type: 'json' };

it.each(measured.project)('project agrees with MapLibre to 0.01 px: $camera', (sample) => {
  const toPixel = project(sample.camera as unknown as Camera, sample.viewport);
  for (const { lngLat, pixel } of sample.points) {
    const [x, y] = toPixel(lngLat as unknown as LngLat);
    expect(Math.hypot(x - (pixel[0] ?? 0), y - (pixel[1] ?? 0))).toBeLessThan(0.01);
  }
});

it('project returns no pixel for a place behind the eye', () => {
  const camera = { ...overhead, zoom: 6, pitch: 60 };
  expect(project(camera, size)([127, -20])).toEqual([Number.NaN, Number.NaN]);
});

it('greatCircleKm gives a quarter of the Earth from pole to equator', () => {
  expect(greatCircleKm([0, 90], [77, 0])).toBeCloseTo((Math.PI * 6371.0088) / 2, 9);
});

const size = { width: 1440, height: 900 };
const { padding } = overhead;

/** What MapLibre GL JS 6.17.0 flew in Chromium. */
interface Flown {
  readonly size: typeof size;
  readonly a: Camera;
  readonly b: Camera;
  readonly samples: readonly (Camera & { readonly t: number })[];
}

function expectClose(actual: Camera, expected: Camera, tolerance: number): void {
  expect(between(actual.center[0], expected.center[0])).toBeLessThan(tolerance);
  expect(Math.abs(actual.center[1] - expected.center[1])).toBeLessThan(tolerance);
  expect(Math.abs(actual.zoom - expected.zoom)).toBeLessThan(tolerance);
  expect(between(actual.bearing, expected.bearing)).toBeLessThan(tolerance);
  expect(Math.abs(actual.pitch - expected.pitch)).toBeLessThan(tolerance);
  for (const side of ['top', 'right', 'bottom', 'left'] as const)
    expect(Math.abs(actual.padding[side] - expected.padding[side])).toBeLessThan(tolerance);
}

describe('flight', () => {
  it.each(measured.flights as unknown as readonly Flown[])(
    'matches MapLibre’s flyTo from $a.center to $b.center',
    ({ a, b, size, samples }) => {
      const at = flight(a, b, size);
      for (const sample of samples) expectClose(at(sample.t), sample, 1e-6);
    },
  );

  it('starts and ends exactly at the given cameras', () =>
    forAll(camera, camera, (a, b) => {
      const at = flight(a, b, size);
      expect(at(0)).toBe(a);
      expect(at(1)).toBe(b);
      expect(at(Number.NaN)).toBe(a);
    }));

  it('takes the same path in reverse', () =>
    forAll(camera, camera, number(0, 1), (a, b, t) => {
      expectClose(flight(a, b, size)(t), flight(b, a, size)(1 - t), 1e-6);
    }));

  it('moves evenly: a small step in t moves the screen a little', () => {
    const step = 1e-4;
    forAll(camera, camera, number(0, 1 - step), (a, b, t) => {
      const at = flight(a, b, size);
      const [here, there] = [at(t), at(t + step)];
      const length = Math.max(at.pathLength, 1);
      expect(Math.abs(here.zoom - there.zoom)).toBeLessThan(3 * length * step);
      expect(between(here.bearing, there.bearing)).toBeLessThanOrEqual(180 * step + 1e-9);
      const flat = { ...here, pitch: 0, padding };
      const [x, y] = project(flat, size)(there.center);
      const moved = Math.hypot(x - size.width / 2, y - size.height / 2);
      const aroundTheWorld =
        between(here.center[0], there.center[0]) < Math.abs(here.center[0] - there.center[0]) - 1;
      if (!aroundTheWorld) expect(moved).toBeLessThan(2 * size.width * length * step);
    });
  });

  it('takes the same path at any longitude, in any copy of the world', () =>
    forAll(camera, camera, number(0, 1), turn, (a, b, t, by) => {
      fc.pre(between(a.center[0], b.center[0]) < 179.999);
      const moved = (of: Camera, turns = 0): Camera => {
        const [lng, lat] = eastOf(of.center, by);
        return { ...of, center: [lng + turns * 360, lat] };
      };
      const here = flight(a, b, size)(t);
      const there = flight(moved(a, 2), moved(b, -1), size)(t);
      const [lng, lat] = here.center;
      expectClose(there, { ...here, center: [lng + by, lat] }, 1e-6);
    }));

  it('returns finite numbers for a map without a size', () => {
    const vientiane: Camera = { ...overhead, center: [102.6, 17.97] };
    const { center, zoom } = flight(overhead, vientiane, { width: 0, height: 0 })(0.5);
    expect([...center, zoom].every(Number.isFinite)).toBe(true);
  });
});

const scene: SceneSpec = { bounds: [114.6, 36.6, 131.4, 44.6], layers: { dmz: 1 } };

it.each<[way: string, from: Partial<SceneSpec> | undefined, to: Partial<SceneSpec>]>([
  ['none', {}, { layers: {} }],
  ['none', {}, { bounds: [114.7, 36.6, 131.4, 44.7] }],
  ['short', {}, { bounds: [118.6, 36.6, 131.4, 42.6] }],
  ['short', {}, { bearing: 40 }],
  ['short', {}, { pitch: 40 }],
  ['short', {}, { maxZoom: 4 }],
  ['short', { bounds: [176, -19, 179, -16] }, { bounds: [178, -19, -179, -16] }],
  ['long', {}, { bounds: [96, 9, 110, 20] }],
  ['long', {}, { bounds: [127, 38, 129, 39] }],
  ['long', undefined, {}],
])('wayBetween two consecutive scenes is %s: %o, %o', (way, from, to) => {
  const [a, b] = [from && { ...scene, ...from }, { ...scene, ...to }];
  expect([wayBetween(a, b), wayBetween(b, a)]).toEqual([way, way]);
});

const covered = { top: 56, right: 24, bottom: 24, left: 560 };
const desk: Viewport = { width: 1440, height: 900, covered };
const korea: Bounds = [124, 33, 131, 43];
const [angle, tilt] = [number(-180, 180), number(0, 60)];

function extent([west, south, east, north]: Bounds, camera: Camera, viewport: Viewport) {
  const toPixel = project(camera, viewport);
  const shares = Array.from({ length: 33 }, (_, i) => i / 32);
  const pixels = shares.flatMap((s) => {
    const [lng, lat] = [west + (east - west) * s, south + (north - south) * s];
    return positions(lng, south, lng, north, west, lat, east, lat).map(toPixel);
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

it('fitBounds fills the free part with any bounds, and keeps them centred when maxZoom limits the zoom', () =>
  inRuns(1000)(bounds, viewport, angle, tilt, (bounds, viewport, bearing, pitch) => {
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
  }));

it('fitBounds frames bounds alike at any longitude, even across the 180th meridian', () =>
  forAll(bounds, viewport, angle, tilt, turn, (bounds, viewport, bearing, pitch, by) => {
    const spec = { bearing, pitch, maxZoom: 22 };
    const here = fitBounds({ ...spec, bounds }, viewport);
    const there = fitBounds({ ...spec, bounds: boundsEastOf(bounds, by) }, viewport);
    expect(there.zoom).toBeCloseTo(here.zoom, 6);
    expect(there.center[1]).toBeCloseTo(here.center[1], 6);
    expect(between(there.center[0], here.center[0] + by)).toBeLessThan(1e-6);
    expect(Math.abs(there.center[0])).toBeLessThanOrEqual(180);
  }));

it('fitBounds stops at the closest zoom unless the scene sets its own limit', () => {
  const street: Bounds = [126.6, 37.9, 126.7, 38];
  expect(fitBounds({ bounds: street }, desk).zoom).toBeCloseTo(closestZoom, 9);
  expect(fitBounds({ bounds: street, maxZoom: 6 }, desk).zoom).toBeCloseTo(6, 9);
  expect(fitBounds({ bounds: street, maxZoom: 11 }, desk).zoom).toBeGreaterThan(10);
});

it('fitBounds treats a fully covered viewport as free', () => {
  const covered = { top: 500, right: 0, bottom: 500, left: 560 };
  const camera = fitBounds({ bounds: korea }, { ...desk, covered });
  expect(camera.padding).toEqual({ top: 0, right: 0, bottom: 0, left: 560 });
  expect(camera).toEqual(fitBounds({ bounds: korea }, { ...desk, covered: camera.padding }));
});

it('fitBounds returns a finite camera for any bounds, viewport, bearing and zoom', () => {
  const any = fc.oneof(fc.double(), fc.constantFrom(0, 1, 90, Number.NaN, Infinity));
  const covered = fc.record({ top: any, right: any, bottom: any, left: any });
  const viewports = fc.record({ width: any, height: any, covered });
  const specs = fc.record({
    bounds: fc.tuple(any, any, any, any),
    bearing: fc.oneof(angle, fc.constantFrom(0, 90)),
    pitch: fc.oneof(tilt, fc.constantFrom(0)),
    maxZoom: number(-10, 40),
  });
  inRuns(500)(specs, viewports, (spec, viewport) => {
    const { center, zoom, padding } = fitBounds(spec, viewport);
    for (const value of [...center, zoom, ...Object.values(padding)])
      expect(value).toSatisfy(Number.isFinite);
    expect(zoom).toBeGreaterThanOrEqual(0);
    expect(zoom).toBeLessThanOrEqual(22);
  });
});

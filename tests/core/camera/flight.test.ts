import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Camera, project } from '../../../src/core/camera/camera.ts';
import { flight, wayBetween } from '../../../src/core/camera/flight.ts';
import type { LngLat } from '../../../src/core/camera/mercator.ts';
import type { SceneSpec } from '../../../src/core/story/scene-spec.ts';
import { angleBetween as between, camera, eastOf, number, turn } from '../arbitraries.ts';
import measured from '../fixtures/maplibre-6.17.json' with { type: 'json' };

const size = { width: 1440, height: 900 };
const padding = { top: 0, right: 0, bottom: 0, left: 0 };
const seoul: Camera = { center: [127, 37.5], zoom: 7, bearing: 0, pitch: 0, padding };
const vientiane: Camera = { ...seoul, center: [102.6, 17.97] };

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
    'follows flyTo of MapLibre from $a.center to $b.center',
    ({ a, b, size, samples }) => {
      const at = flight(a, b, size);
      for (const sample of samples) expectClose(at(sample.t), sample, 1e-6);
    },
  );

  it('starts and ends with the very cameras it was given', () => {
    fc.assert(
      fc.property(camera, camera, (a, b) => {
        const at = flight(a, b, size);
        expect(at(0)).toBe(a);
        expect(at(1)).toBe(b);
        expect(at(Number.NaN)).toBe(a);
      }),
    );
  });

  it('is the same way back', () => {
    fc.assert(
      fc.property(camera, camera, number(0, 1), (a, b, t) => {
        expectClose(flight(a, b, size)(t), flight(b, a, size)(1 - t), 1e-6);
      }),
    );
  });

  it('moves evenly: a small step of t is a small step on the screen', () => {
    const step = 1e-4;
    fc.assert(
      fc.property(camera, camera, number(0, 1 - step), (a, b, t) => {
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
      }),
    );
  });

  it('is the same wherever around the world it goes, whichever copy its ends are written in', () => {
    fc.assert(
      fc.property(camera, camera, number(0, 1), turn, (a, b, t, by) => {
        fc.pre(between(a.center[0], b.center[0]) < 179.999);
        const moved = (of: Camera, turns = 0): Camera => {
          const [lng, lat] = eastOf(of.center, by) as unknown as LngLat;
          return { ...of, center: [lng + turns * 360, lat] };
        };
        const here = flight(a, b, size)(t);
        const there = flight(moved(a, 2), moved(b, -1), size)(t);
        const [lng, lat] = here.center;
        expectClose(there, { ...here, center: [lng + by, lat] }, 1e-6);
      }),
    );
  });

  it('stays finite on a map without a size', () => {
    const { center, zoom } = flight(seoul, vientiane, { width: 0, height: 0 })(0.5);
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
])('the way between two scenes that follow one another is %s: %o, %o', (way, from, to) => {
  const [a, b] = [from && { ...scene, ...from }, { ...scene, ...to }];
  expect([wayBetween(a, b), wayBetween(b, a)]).toEqual([way, way]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Camera } from '../../../src/core/camera/camera.ts';
import { fitBounds } from '../../../src/core/camera/fit-bounds.ts';
import { toMercator, worldSize } from '../../../src/core/camera/mercator.ts';
import { kmAt, shareAt } from '../../../src/core/route/distance-table.ts';
import type { SceneSpec } from '../../../src/core/story/scene-spec.ts';
import { hasRoom } from '../../../src/core/timeline/annotation-room.ts';
import type { Passage } from '../../../src/core/timeline/passage.ts';
import { sceneAt, timeline } from '../../../src/core/timeline/timeline.ts';
import { positions } from '../../support/shapes.ts';
import { desk as viewport } from '../../support/views.ts';
import { forAll, integer, number } from '../arbitraries.ts';

/** Two routes southwards along a meridian, the second one longer. */
const passage: Passage = {
  section: 'near',
  from: 0,
  km: 3000,
  middles: positions(100, 40, 100, 13),
  around: 550,
  distances: { short: positions(0, 0, 1, 2000), long: positions(0, 0, 0.4, 1000, 1, 3000) },
};
const follow = { routes: ['short', 'long'] };
const layers = { short: 1, long: 1 };
const draw = { short: [0, 1], long: [0, 1] } as const;
const note = { text: 'There', at: [100, 22], side: 'left', km: 1500 } as const;
const before: SceneSpec = { bounds: [90, 10, 110, 40], layers: {} };
const near: SceneSpec = { bounds: [90, 10, 110, 40], layers, draw, follow, annotations: [note] };
const far: SceneSpec = { bounds: [90, 12, 112, 41], layers };
const specs = { before, near, far };
const holds = [
  { id: 'before', start: 0, end: 500 },
  { id: 'near', start: 1000, end: 11_000 },
  { id: 'far', start: 12_000, end: 13_000 },
];
const end = { section: 'near', layer: 'long', at: 10_000, share: 1 };
const rest = 300;
const options = { passages: [passage], cues: [end], rest };
const story = timeline(specs, holds, viewport, options);
const still = timeline(specs, holds, viewport, { ...options, motion: false });

const travelled = (position: number) =>
  kmAt(passage.distances.long ?? [], sceneAt(story, position).drawn.long ?? 1);

it('kmAt and shareAt invert each other', () => {
  const table = passage.distances.long ?? [];
  forAll(number(0, 3000), (km) => {
    expect(kmAt(table, shareAt(table, km))).toBeCloseTo(km, 6);
  });
  expect(shareAt(table, 9000)).toBe(1);
});

describe('a passage', () => {
  const within = integer(1000, 9000);

  it('covers equal kilometres for equal scrolling, and each route to its end', () => {
    forAll(within, integer(1, 1000), (from, by) => {
      expect(travelled(from + by) - travelled(from)).toBeCloseTo((by * 3000) / 9000, 4);
    });
    expect([1000, 10_000].map(travelled)).toEqual([0, 3000]);
    const { drawn } = sceneAt(story, 1000 + 3000);
    expect(drawn.short).toBeCloseTo(0.5);
    expect(drawn.long).toBeCloseTo(0.4);
    expect(sceneAt(story, 9000).drawn).toMatchObject({ short: 1 });
    expect(sceneAt(story, 9000).drawn.long).toBeLessThan(1);
  });

  it('never counts past a route’s length or backwards, even if it begins midway', () => {
    const forked = { ...passage, from: 1200 };
    const told = timeline(specs, holds, viewport, { ...options, passages: [forked] });
    const km = (layer: 'short' | 'long', position: number) =>
      kmAt(passage.distances[layer] ?? [], sceneAt(told, position).drawn[layer] ?? 1);
    const offset = integer(0, 13_000);
    forAll(offset, offset, (a, b) => {
      const [sooner, later] = [Math.min(a, b), Math.max(a, b)];
      fc.pre(sooner >= 1000);
      for (const layer of ['short', 'long'] as const) {
        expect(km(layer, sooner)).toBeGreaterThanOrEqual(1200 - 1e-6);
        expect(km(layer, later)).toBeGreaterThanOrEqual(km(layer, sooner));
        expect(km(layer, later)).toBeLessThanOrEqual(layer === 'short' ? 2000 : 3000);
      }
    });
    expect(km('long', 1000)).toBeCloseTo(1200);
    expect([10_000, 11_000].map((at) => km('long', at))).toEqual([3000, 3000]);
  });

  it('begins and ends with its section’s camera', () => {
    for (const position of [1000, 1000 + rest, 11_000])
      expect(sceneAt(story, position).camera).toEqual(fitBounds(near, viewport));
  });

  it('keeps the middle of the heads centred in the free part, at one zoom', () =>
    forAll(integer(2000, 10_000), (position) => {
      const { center, zoom } = sceneAt(story, position).camera;
      expect(center[1]).toBeCloseTo(40 - (27 * (position - 1000)) / 9000, 6);
      expect(zoom).toBe(sceneAt(story, 5000).camera.zoom);
      expect(zoom).toBeLessThanOrEqual(5);
    }));

  it('moves smoothly: one pixel of scrolling moves the map by at most two', () => {
    const shift = (a: Camera, b: Camera) => {
      const [[x, y], [toX, toY]] = [toMercator(a.center), toMercator(b.center)];
      return Math.hypot(toX - x, toY - y) * worldSize(Math.min(a.zoom, b.zoom));
    };
    for (let position = 1000; position < 11_000; position += 1) {
      const [a, b] = [sceneAt(story, position).camera, sceneAt(story, position + 1).camera];
      expect(shift(a, b), `at ${position}`).toBeLessThan(2);
      expect(Math.abs(b.zoom - a.zoom), `at ${position}`).toBeLessThan(0.02);
    }
  });

  it('shows an annotation once the line reaches the annotation’s kilometre', () => {
    const at = (km: number) => sceneAt(story, 1000 + 3 * km).annotations?.['near 1500 0'];
    expect([at(1499), at(1500)]).toEqual([0, 1]);
  });

  it('hides an annotation that is partly covered or off the map, except in the section’s own camera', () => {
    const passed = { ...note, km: 0 };
    const noted = { ...specs, near: { ...near, annotations: [passed] } };
    const told = timeline(noted, holds, viewport, options);
    for (let position = 1000; position < 6000; position += 50) {
      const { camera, annotations } = sceneAt(told, position);
      const isOwn = camera.zoom < fitBounds(near, viewport).zoom + 0.05;
      const seen = isOwn || hasRoom(passed, camera, viewport);
      expect([position, annotations?.['near 0 0']]).toEqual([position, seen ? 1 : 0]);
    }
    expect(sceneAt(told, 1000).annotations?.['near 0 0']).toBe(1);
    expect(sceneAt(told, 2600).annotations?.['near 0 0']).toBe(0);
  });

  it('shows the complete section without motion', () => {
    expect(sceneAt(still, 5000)).toEqual(sceneAt(still, 1000));
    expect(sceneAt(still, 5000).drawn).toMatchObject({ short: 1, long: 1 });
    expect(sceneAt(still, 5000).camera).toEqual(fitBounds(near, viewport));
  });

  it('runs to the end of its hold if no cue sets its end', () => {
    const open = timeline(specs, holds, viewport, { passages: [passage] });
    expect(sceneAt(open, 10_999).drawn.long).toBeLessThan(1);
    expect(sceneAt(open, 11_000).drawn.long).toBe(1);
  });
});

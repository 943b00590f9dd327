import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundsInView, unproject } from '../../../src/core/camera/bounds-in-view.ts';
import { type Camera, project } from '../../../src/core/camera/camera.ts';
import { fitBounds, freePart } from '../../../src/core/camera/fit-bounds.ts';
import { nearAngle } from '../../../src/core/camera/mercator.ts';
import type { Route } from '../../../src/core/route/route.ts';
import type { SceneSpecs } from '../../../src/core/story/scene-spec.ts';
import type { LabelSpec } from '../../../src/core/story/story-data.ts';
import { movables } from '../../../src/studio/bar/handles.ts';
import { forAll, integer, number } from '../../core/arbitraries.ts';
import { level } from '../../support/shapes.ts';

const covered = { top: 70, right: 16, bottom: 120, left: 560 };
const viewport = { width: 1440, height: 900, covered };
const { padding } = freePart(viewport);
const cameras: fc.Arbitrary<Camera> = fc.record({
  center: fc.tuple(number(-180, 180), number(-60, 60)),
  zoom: number(3, 8),
  bearing: integer(-179, 180),
  pitch: integer(0, 50),
  padding: fc.constant(padding),
});

/** Where a camera sees a position, on whichever side of the 180th meridian it is nearer. */
const seenAt = (camera: Camera, [lng, lat]: Camera['center']) =>
  project(camera, viewport)([nearAngle(lng, camera.center[0]), lat]);

it('boundsInView is inverted by fitBounds, even if turned, tilted or across the 180th meridian', () =>
  forAll(cameras, (camera) => {
    const view = boundsInView(camera, viewport, viewport);
    const fitted = fitBounds({ ...view, maxZoom: 22 }, viewport);
    const [x, y] = seenAt(camera, camera.center);
    const [fittedX, fittedY] = seenAt(camera, fitted.center);
    expect(Math.hypot(x - fittedX, y - fittedY)).toBeLessThan(6);
    expect(Math.abs(camera.zoom - fitted.zoom)).toBeLessThan(0.03);
  }));

it('boundsInView gives a west greater than the east across the 180th meridian, and no needless decimals', () => {
  const camera: Camera = { center: [179.9, -17], zoom: 7, bearing: 0, pitch: 0, padding };
  const { bounds } = boundsInView(camera, viewport, viewport);
  expect(bounds[0]).toBeGreaterThan(bounds[2]);
  for (const side of bounds) expect(String(side)).toMatch(/^-?\d+(\.\d{1,3})?$/);
});

it('unproject inverts project', () => {
  const across = integer(0, 1440);
  const down = integer(200, 900);
  forAll(cameras, across, down, (camera, x, y) => {
    const [backX, backY] = seenAt(camera, unproject(camera, viewport, [x, y]));
    expect(Math.hypot(backX - x, backY - y)).toBeLessThan(0.01);
  });
});

const annotations = [{ text: 'Here', at: [4, 5], side: 'left' }] as const;
const scenes: SceneSpecs = {
  one: { bounds: [0, 0, 10, 10], layers: { sea: 1, way: 1 }, annotations },
  two: { bounds: [0, 0, 10, 10], layers: {} },
};
const labels: readonly LabelSpec[] = [
  { layer: 'land', text: 'Land', at: [1, 1] },
  { layer: 'sea', text: 'Sea', at: [2, 3] },
  { layer: 'way', text: 'Way', along: 0.5 },
];
/** Along the equator: a way of eight degrees, and a leap of two. */
const line: Route['line'] = level(0, 8, 10);
const way: Route = { line, stops: [], leapFrom: 0.8 };
const all = movables({ scenes, labels }, { way }, 'one');

it('movables are the texts on the map beside the section', () => {
  const texts = (section: string, routes: Readonly<Record<string, Route>>) =>
    movables({ scenes, labels }, routes, section).map(({ text }) => text);
  expect(texts('one', { way })).toEqual(['Here', 'Sea', 'Way']);
  expect(texts('one', {})).toEqual(['Here', 'Sea']);
  expect(texts('two', { way })).toEqual([]);
});

it('movables write to the file that holds their position', () => {
  expect(all.map(({ file, moveTo }) => [file, moveTo([6, 1])])).toEqual([
    ['scenes', { path: ['one', 'annotations', 0, 'at'], value: [6, 1] }],
    ['labels', { path: [1, 'at'], value: [6, 1] }],
    ['labels', { path: [2, 'along'], value: 0.75 }],
  ]);
});

it('movables keep a label on the way of the label’s route', () => {
  const [along] = all.slice(2);
  expect(along?.at[0]).toBeCloseTo(4);
  expect(along?.moveTo([20, 3]).value).toBe(1);
});

import { expect, it } from 'vitest';
import type { Route } from '../../../src/core/route/route.ts';
import type { SceneSpecs } from '../../../src/core/story/scene-spec.ts';
import type { LabelSpec } from '../../../src/core/story/story-data.ts';
import { movables } from '../../../src/studio/bar/movables.ts';

const annotations = [{ text: 'Here', at: [4, 5], side: 'left' }] as const;
const scenes: SceneSpecs = {
  one: { bounds: [0, 0, 10, 10], layers: { sea: 1, way: 1 }, annotations },
  two: { bounds: [0, 0, 10, 10], layers: {} },
};
const labels: readonly LabelSpec[] = [
  { layer: 'land', text: 'Land', at: [1, 1] },
  { layer: 'sea', text: 'Sea', at: [2, 3] },
  { layer: 'way', text: 'Way', along: 0.5 },
  { layer: 'way', text: 'Leap', part: 'leap', along: 0.5 },
];
/** Along the equator: a way of eight degrees, and a leap of two. */
const line: Route['line'] = [
  [0, 0],
  [8, 0],
  [10, 0],
];
const way: Route = { line, stops: [], leapFrom: 0.8 };
const all = movables({ scenes, labels }, { way }, 'one');

it('moves what is written beside the section', () => {
  const texts = (section: string, routes: Readonly<Record<string, Route>>) =>
    movables({ scenes, labels }, routes, section).map(({ text }) => text);
  expect(texts('one', { way })).toEqual(['Here', 'Sea', 'Way', 'Leap']);
  expect(texts('one', {})).toEqual(['Here', 'Sea']);
  expect(texts('two', { way })).toEqual([]);
});

it('writes where its file says its position', () => {
  expect(all.map(({ file, moveTo }) => [file, moveTo([6, 1])])).toEqual([
    ['scenes', { path: ['one', 'annotations', 0, 'at'], value: [6, 1] }],
    ['labels', { path: [1, 'at'], value: [6, 1] }],
    ['labels', { path: [2, 'along'], value: 0.75 }],
    ['labels', { path: [3, 'along'], value: 0 }],
  ]);
});

it('keeps a label on its part of its route', () => {
  const [along, leap] = all.slice(2);
  expect(along?.at[0]).toBeCloseTo(4);
  expect(leap?.at[0]).toBeCloseTo(9);
  expect(along?.moveTo([20, 3]).value).toBe(1);
  expect(leap?.moveTo([8.5, 1]).value).toBe(0.25);
});

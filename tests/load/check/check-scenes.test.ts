import { expect, test } from 'vitest';
import type { Bounds } from '../../../src/core/camera/bounds.ts';
import { checkScenes } from '../../../src/load/check/check-scenes.ts';

const said = (bounds: Bounds, ...others: readonly Bounds[]) => {
  const all = [bounds, ...others].map((each, i) => [`s${i}`, { bounds: each, layers: {} }]);
  return checkScenes(Object.fromEntries(all), [], {}, 'scenes.yaml').map(({ place }) => place);
};

test('bounds are latitude first where turned they meet others than themselves', () => {
  expect(said([10, 5, 20, 15])).toEqual([]);
  expect(said([-2, 32, 0, 35], [31, -3, 35, 1])).toEqual(['section "s0"', 'section "s1"']);
  expect(said([-2, 32, 0, 35], [31, -3, 35, 1], [30, -3, 36, 1])).toEqual(['section "s0"']);
});

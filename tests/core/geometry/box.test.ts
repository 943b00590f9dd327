import { expect, it } from 'vitest';
import { lineMeetsBox } from '../../../src/core/geometry/box.ts';

const box = { left: -1, right: 1, top: -1, bottom: 1 };
it.each<[what: string, from: readonly [number, number], to: readonly [number, number], boolean]>([
  ['ends in it', [5, 0], [0, 0], true],
  ['passes through it', [-5, -4], [5, 4], true],
  ['cuts a corner', [0, -1.9], [1.9, 0], true],
  ['passes a corner', [0, -2.1], [2.1, 0], false],
  ['ends before it', [5, 0], [2, 0], false],
  ['runs beside it', [-5, 2], [5, 2], false],
])('lineMeetsBox tells a line that %s', (_, from, to, meets) => {
  expect(lineMeetsBox([from, to], box)).toBe(meets);
});

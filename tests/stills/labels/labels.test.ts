import { expect, it } from 'vitest';
import { boxesMeet } from '../../../src/core/geometry/box.ts';
import type { Point } from '../../../src/stills/frame.ts';
import { labelBlock } from '../../../src/stills/labels/outline-text.ts';
import { freeSpace } from '../../../src/stills/labels/place-labels.ts';
import { positions } from '../../support/shapes.ts';

const frame = { width: 200, height: 100 };
const box = (left: number, top: number) => ({ left, top, right: left + 20, bottom: top + 10 });

const across: Point[] = positions(0, 80, 200, 80);
const border: Point[] = positions(100, 0, 100, 100);
const disc = { left: 20, top: 20, right: 40, bottom: 40 };
const space = freeSpace(frame, [across], [disc], [border]);
space.take([box(50, 50)]);

it.each([
  ['in the open', box(130, 50), true],
  ['where the frame cuts it off', box(190, 50), false],
  ['where another label is', box(65, 55), false],
  ['across a line, between its vertices', box(130, 75), false],
  ['on a disc', box(25, 30), false],
  ['across a border', box(90, 45), true],
])('a label is judged to fit or not %s', (_, label, fits) => {
  expect(space.fits([label])).toBe(fits);
});

it('a label across a border is detected', () => {
  expect([90, 130].map((left) => space.crossesBorder([box(left, 45)]))).toEqual([true, false]);
});

const text = { glyphs: [], width: 0 };
const look = { fill: '', halo: '', haloWidth: 1, opacity: 1 };
const line = { text, size: 10, width: 40, height: 12, ...look };

it('a block of text is on the side of its point that the anchor sets', () => {
  const boxOf = (...[anchor, right]: ['left' | 'right' | 'bottom', number]) =>
    labelBlock([line], [100, 50], { anchor, offset: [right, 0] }).boxes[0];
  expect(boxOf('left', 5)?.left).toBe(105);
  expect(boxOf('right', -5)?.right).toBe(95);
  expect(boxOf('bottom', 0)?.bottom).toBeLessThanOrEqual(50);
});

it('a rotated block of text leaves the corners of its bounds free', () => {
  const { boxes } = labelBlock([line], [100, 50], { rotate: 45 });
  const meets = (left: number, top: number, size: number) =>
    boxes.some((own) => boxesMeet(own, { left, top, right: left + size, bottom: top + size }));
  expect(meets(100, 50, 0)).toBe(true);
  expect(meets(110, 35, 4)).toBe(false);
  const far = boxes.flatMap(({ right, bottom }) => [right - 100, bottom - 50]);
  expect(Math.max(...far)).toBeLessThan(25);
});

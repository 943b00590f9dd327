import { describe, expect, it } from 'vitest';
import {
  boxesMeet,
  boxWithin,
  freeSpace,
  pointMeets,
} from '../../../../src/build/stills/labels/free-space.ts';
import { labelBlock } from '../../../../src/build/stills/labels/label-block.ts';
import { contains, pointsInside } from '../../../../src/build/stills/labels/place-labels.ts';

const frame = { width: 200, height: 100, zoom: 3, project: () => [0, 0] as const };
const box = (left: number, top: number) => ({ left, top, right: left + 20, bottom: top + 10 });
const line = {
  text: { glyphs: [], width: 0 },
  size: 10,
  width: 40,
  height: 12,
  fill: '',
  halo: '',
  haloWidth: 1,
  opacity: 1,
};

describe('the space for labels', () => {
  it('holds no label that the frame cuts or that another meets', () => {
    const space = freeSpace(frame, []);
    expect(space.fits([box(190, 50)])).toBe(false);
    expect(space.fits([box(50, 50)])).toBe(true);
    space.take([box(50, 50)]);
    expect(space.fits([box(65, 55)])).toBe(false);
    expect(space.fits([box(80, 50)])).toBe(true);
  });

  it('holds no label across a line, though the line has no vertex there', () => {
    const space = freeSpace(frame, [
      [
        [0, 50],
        [200, 50],
      ],
    ]);
    expect(space.fits([box(60, 45)])).toBe(false);
    expect(space.fits([box(60, 60)])).toBe(true);
    expect(space.empty([box(60, 45)])).toBe(true);
  });

  it('tells where a label would cross a border, which it may', () => {
    const border = [
      [100, 0],
      [100, 100],
    ] as const;
    const space = freeSpace(frame, [], [], [border]);
    expect(space.crossed([box(90, 45)])).toBe(true);
    expect(space.crossed([box(60, 45), box(110, 45)])).toBe(false);
    expect(space.fits([box(90, 45)])).toBe(true);
  });

  it('holds no label on a disc', () => {
    const disc = { left: 40, top: 40, right: 60, bottom: 60 };
    const space = freeSpace(frame, [], [disc]);
    expect(space.marked([50, 50])).toBe(true);
    expect(space.fits([box(50, 50)])).toBe(false);
  });
});

describe('a block of text', () => {
  it('stands on the side of its point that its anchor leaves free', () => {
    const [right] = labelBlock([line], [100, 50], { anchor: 'left', offset: [5, 0] }).boxes;
    expect(right?.left).toBe(105);
    const [left] = labelBlock([line], [100, 50], { anchor: 'right', offset: [-5, 0] }).boxes;
    expect(left?.right).toBe(95);
    const [above] = labelBlock([line], [100, 50], { anchor: 'bottom' }).boxes;
    expect(above && above.bottom <= 50).toBe(true);
  });

  it('leaves the corners of its bounds free where it is turned', () => {
    const { boxes } = labelBlock([line], [100, 50], { rotate: 45 });
    expect(boxes.some((own) => pointMeets([100, 50], own))).toBe(true);
    expect(
      boxes.some((own) => boxesMeet(own, { left: 110, top: 35, right: 114, bottom: 38 })),
    ).toBe(false);
    expect(
      boxes.every((own) => boxWithin(own, { left: 75, top: 25, right: 125, bottom: 75 })),
    ).toBe(true);
  });
});

describe('the part of a country that is seen', () => {
  const ring = (left: number, right: number) => ({
    closed: true,
    points: [
      [left, 20],
      [right, 20],
      [right, 80],
      [left, 80],
    ] as const,
  });

  it('is told by its middle first, and a hole is not of it', () => {
    const shape = [ring(20, 180), ring(80, 120)];
    expect(contains(shape, [50, 50])).toBe(true);
    expect(contains(shape, [100, 50])).toBe(false);
    const [first] = pointsInside([ring(20, 180)], frame);
    expect(Math.hypot((first?.[0] ?? 0) - 100, (first?.[1] ?? 0) - 50)).toBeLessThan(15);
  });
});

import { describe, expect, it } from 'vitest';
import { locatorBox, locatorSize, toLocator } from '../../../src/map/corner/locator.ts';
import { locatorLand } from '../../../src/map/corner/locator-land.ts';

describe('the locator', () => {
  it('is light enough to stand in the code', () => {
    expect(locatorLand.length).toBeLessThan(2048);
  });

  it('shows every place of the story', () => {
    for (const [lng, lat] of [
      [129.5, 42.9],
      [127, 37.6],
      [100.5, 13.8],
      [102.7, 25],
    ] as const) {
      const [x, y] = toLocator([lng, lat]);
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(locatorSize.width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(locatorSize.height);
    }
  });

  it('marks what lies between the corners', () => {
    const { x, y, width, height } = locatorBox([
      [100, 20],
      [120, 40],
    ]);
    const [left, bottom] = toLocator([100, 20]);
    const [right, top] = toLocator([120, 40]);
    expect(x).toBeCloseTo(left, 0);
    expect(y).toBeCloseTo(top, 0);
    expect(width).toBeCloseTo(right - left, 0);
    expect(height).toBeCloseTo(bottom - top, 0);
  });

  it('marks the same part whichever copy of the world the map is in', () => {
    const box = locatorBox([
      [100, 20],
      [120, 40],
    ]);
    for (const turn of [-360, 360, 720]) {
      expect(
        locatorBox([
          [100 + turn, 20],
          [120 + turn, 40],
        ]),
      ).toEqual(box);
    }
  });

  it('never marks less than can be seen, and keeps its middle', () => {
    const { x, y, width, height } = locatorBox([[127, 38]]);
    const [middleX, middleY] = toLocator([127, 38]);
    expect([width, height]).toEqual([4, 4]);
    expect(x + 2).toBeCloseTo(middleX, 1);
    expect(y + 2).toBeCloseTo(middleY, 1);
  });
});

import { describe, expect, it } from 'vitest';
import { locatorFrame, locatorSize, nearLocator } from '../../../src/core/camera/locator-frame.ts';
import { locatorBox } from '../../../src/map/corner/scale-and-locator.ts';
import { world } from '../../support/this-story.ts';

const toLocator = locatorFrame(world.locator);

describe('the locator', () => {
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
    const { x, y, width, height } = locatorBox([toLocator([100, 20]), toLocator([120, 40])]);
    const [left, bottom] = toLocator([100, 20]);
    const [right, top] = toLocator([120, 40]);
    expect(x).toBeCloseTo(left, 0);
    expect(y).toBeCloseTo(top, 0);
    expect(width).toBeCloseTo(right - left, 0);
    expect(height).toBeCloseTo(bottom - top, 0);
  });

  it('marks the same part whichever copy of the world the map is in', () => {
    const at = (lng: number) => toLocator(nearLocator(world.locator, [lng, 20]));
    for (const turn of [-360, 360, 720]) expect(at(100 + turn)).toEqual(at(100));
  });

  it('never marks less than can be seen, and keeps its middle', () => {
    const { x, y, width, height } = locatorBox([toLocator([127, 38])]);
    const [middleX, middleY] = toLocator([127, 38]);
    expect([width, height]).toEqual([4, 4]);
    expect(x + 2).toBeCloseTo(middleX, 1);
    expect(y + 2).toBeCloseTo(middleY, 1);
  });

  it('shows a region on both sides of the 180th meridian as one', () => {
    const pacific = [170, -25, -165, -5] as const;
    const frame = locatorFrame(pacific);
    const [west = 0, east = 0] = [179, -179].map(
      (lng) => frame(nearLocator(pacific, [lng, -15]))[0],
    );
    expect(east).toBeGreaterThan(west);
    expect(east).toBeLessThan(locatorSize.width);
  });
});

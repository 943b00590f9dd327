import { describe, expect, it } from 'vitest';
import { cameraMotion } from '../../../bench/camera/camera-motion.ts';
import { evenScroll, storyPath } from '../../../bench/camera/story-path.ts';
import { scenes } from '../../support/this-story.ts';

const motionAt = (pixelsPerFrame: number) =>
  cameraMotion(storyPath(scenes, evenScroll(scenes, pixelsPerFrame)), 450).picture;

describe("the story's camera at an even scroll", () => {
  it('has no jump of speed: frames half as far apart have a quarter of the acceleration', () => {
    const coarse = motionAt(5).acceleration.max;
    const fine = motionAt(2.5).acceleration.max;
    expect(fine / coarse).toBeCloseTo(1 / 4, 2);
  });

  it('has no jump of acceleration: frames half as far apart have about an eighth of the jerk', () => {
    const coarse = motionAt(2).jerk.max;
    const fine = motionAt(1).jerk.max;
    expect(fine / coarse).toBeGreaterThan(0.1);
    expect(fine / coarse).toBeLessThan(0.15);
  });

  it('rests in every hold', () => {
    const frames = storyPath(scenes, evenScroll(scenes, 10));
    const resting = frames.filter(({ lng, zoom }, frame) => {
      const before = frames[frame - 1];
      return lng === before?.lng && zoom === before.zoom;
    });
    expect(resting.length).toBeGreaterThan(frames.length / 2);
  });
});

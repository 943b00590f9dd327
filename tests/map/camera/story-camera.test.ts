import { describe, expect, it, vi } from 'vitest';
import type { Camera } from '../../../src/core/camera/camera.ts';
import { returnToStory } from '../../../src/map/camera/story-camera.ts';

const padding = { top: 0, right: 0, bottom: 0, left: 0 };
const reader: Camera = { center: [100, 20], zoom: 6, bearing: 40, pitch: 0, padding };
const story: Camera = { center: [129, 43], zoom: 5, bearing: 0, pitch: 30, padding };

/** A map and a clock that is told by hand; the way back from the reader's camera to the story's. */
function returning(target: () => Camera) {
  const jumps: Camera[] = [];
  const arrived = vi.fn();
  let pending: FrameRequestCallback | undefined;
  const port = {
    camera: () => reader,
    jumpTo: (camera: Camera) => jumps.push(camera),
    size: () => ({ width: 800, height: 600 }),
  };
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => {
    pending = callback;
    return 1;
  });
  vi.stubGlobal('cancelAnimationFrame', () => {
    pending = undefined;
  });
  const stop = returnToStory(port, target, arrived);
  const frame = (now: number) => {
    const callback = pending;
    pending = undefined;
    callback?.(now);
  };
  return { jumps, arrived, stop, frame, isResting: () => pending === undefined };
}

describe('returnToStory', () => {
  it('begins where the reader left the camera and ends exactly on the story’s, once', () => {
    const { jumps, arrived, frame, isResting } = returning(() => story);
    frame(1000);
    expect(jumps[0]).toEqual(reader);
    frame(1200);
    frame(5000);
    expect(jumps.at(-1)).toBe(story);
    expect(arrived).toHaveBeenCalledTimes(1);
    expect(isResting()).toBe(true);
  });

  it('ends on the place that the story has moved to meanwhile', () => {
    let target = story;
    const { jumps, frame } = returning(() => target);
    frame(0);
    target = { ...story, center: [101, 17] };
    frame(5000);
    expect(jumps.at(-1)).toBe(target);
  });

  it('stops midway when the reader takes the map again', () => {
    const { jumps, arrived, frame, stop } = returning(() => story);
    frame(0);
    stop();
    frame(5000);
    expect(jumps).toHaveLength(1);
    expect(arrived).not.toHaveBeenCalled();
  });
});

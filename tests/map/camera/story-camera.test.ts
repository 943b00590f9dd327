import { describe, expect, it } from 'vitest';
import type { Camera } from '../../../src/core/camera/camera.ts';
import { returnToStory } from '../../../src/map/camera/story-camera.ts';

const padding = { top: 0, right: 0, bottom: 0, left: 0 };
const reader: Camera = { center: [100, 20], zoom: 6, bearing: 40, pitch: 0, padding };
const story: Camera = { center: [129, 43], zoom: 5, bearing: 0, pitch: 30, padding };

function handClock() {
  let pending: FrameRequestCallback | undefined;
  return {
    requestAnimationFrame: (callback: FrameRequestCallback) => {
      pending = callback;
      return 1;
    },
    cancelAnimationFrame: () => {
      pending = undefined;
    },
    frame(now: number) {
      const callback = pending;
      pending = undefined;
      callback?.(now);
    },
    resting: () => pending === undefined,
  };
}

function fakePort() {
  const jumps: Camera[] = [];
  return {
    jumps,
    camera: () => reader,
    jumpTo: (camera: Camera) => jumps.push(camera),
    size: () => ({ width: 800, height: 600 }),
  };
}

describe('returnToStory', () => {
  it('begins where the reader left the camera and ends exactly on the story’s', () => {
    const clock = handClock();
    const port = fakePort();
    let arrivals = 0;
    returnToStory(
      port,
      () => story,
      () => arrivals++,
      clock,
    );
    clock.frame(1000);
    expect(port.jumps[0]).toEqual(reader);
    clock.frame(1200);
    clock.frame(5000);
    expect(port.jumps.at(-1)).toBe(story);
    expect(arrivals).toBe(1);
    expect(clock.resting()).toBe(true);
  });

  it('ends on the place that the story has moved to meanwhile', () => {
    const clock = handClock();
    const port = fakePort();
    let target = story;
    returnToStory(
      port,
      () => target,
      () => undefined,
      clock,
    );
    clock.frame(0);
    target = { ...story, center: [101, 17] };
    clock.frame(5000);
    expect(port.jumps.at(-1)).toBe(target);
  });

  it('stops midway when the reader takes the map again', () => {
    const clock = handClock();
    const port = fakePort();
    let arrivals = 0;
    const stop = returnToStory(
      port,
      () => story,
      () => arrivals++,
      clock,
    );
    clock.frame(0);
    stop();
    const written = port.jumps.length;
    clock.frame(5000);
    expect(port.jumps).toHaveLength(written);
    expect(arrivals).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import type { Camera } from '../../../src/core/camera/camera.ts';
import {
  pageGestures,
  returnToStory,
  watchTakeover,
} from '../../../src/map/camera/story-camera.ts';

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

function fakeMap() {
  const container = new EventTarget();
  const canvas = { style: { touchAction: '' } };
  const gestures = pageGestures({
    getContainer: () => container,
    getCanvas: () => canvas,
    getCanvasContainer: () => canvas,
  } as never);
  /** Whether the map is told of an event. */
  const reaches = (type: string, of: object) => {
    let stopped = false;
    const event = Object.assign(new Event(type), of, {
      stopPropagation: () => {
        stopped = true;
      },
    });
    container.dispatchEvent(event);
    return !stopped;
  };
  return { canvas, reaches, ...gestures };
}

describe('gestures over the map', () => {
  it('are the page’s where they scroll it: a wheel, and one finger', () => {
    const { reaches, canvas } = fakeMap();
    expect(reaches('wheel', {})).toBe(false);
    expect(reaches('touchmove', { touches: [1] })).toBe(false);
    expect(canvas.style.touchAction).toBe('pan-x pan-y');
  });

  it('are the map’s with ctrl or ⌘, or two fingers', () => {
    const { reaches } = fakeMap();
    expect(reaches('wheel', { ctrlKey: true })).toBe(true);
    expect(reaches('wheel', { metaKey: true })).toBe(true);
    expect(reaches('touchmove', { touches: [1, 2] })).toBe(true);
  });

  it('are all the map’s while it has the screen, and shared again after', () => {
    const { reaches, setShared, canvas } = fakeMap();
    setShared(false);
    expect(reaches('wheel', {})).toBe(true);
    expect(reaches('touchmove', { touches: [1] })).toBe(true);
    expect(canvas.style.touchAction).toBe('');
    setShared(true);
    expect(reaches('wheel', {})).toBe(false);
  });

  it('are left alone once stopped', () => {
    const { reaches, stop } = fakeMap();
    stop();
    expect(reaches('wheel', {})).toBe(true);
  });
});

function start() {
  const listeners = new Map<string, (event: object) => void>();
  let takeovers = 0;
  const port = {
    on: (type: string, listener: (event: object) => void) => listeners.set(type, listener),
  };
  watchTakeover(port as never, () => takeovers++);
  return {
    fire: (type: string, event: object) => listeners.get(type)?.(event),
    takeovers: () => takeovers,
  };
}

describe('watchTakeover', () => {
  it('notices a movement that an event of the reader has begun', () => {
    const { fire, takeovers } = start();
    fire('movestart', { originalEvent: {} });
    expect(takeovers()).toBe(1);
  });

  it('leaves the story’s own movements alone', () => {
    const { fire, takeovers } = start();
    fire('movestart', {});
    expect(takeovers()).toBe(0);
  });

  it('notices a wheel with ctrl or ⌘, and no other', () => {
    const { fire, takeovers } = start();
    fire('wheel', { originalEvent: { ctrlKey: false, metaKey: false } });
    expect(takeovers()).toBe(0);
    fire('wheel', { originalEvent: { ctrlKey: true, metaKey: false } });
    fire('wheel', { originalEvent: { ctrlKey: false, metaKey: true } });
    expect(takeovers()).toBe(2);
  });
});

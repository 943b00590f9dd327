import { beforeEach, describe, expect, it } from 'vitest';
import { frameLoop } from '../../src/dom/frame-loop.ts';

let pending: FrameRequestCallback[] = [];
const clock = {
  requestAnimationFrame: (callback: FrameRequestCallback) => pending.push(callback),
  cancelAnimationFrame: () => {
    pending = [];
  },
};
const frame = (now: number) => {
  for (const callback of pending.splice(0)) callback(now);
};

beforeEach(() => {
  pending = [];
});

describe('frameLoop', () => {
  it('rests until it is asked, and runs once a frame however often it is asked', () => {
    const frames: number[] = [];
    const loop = frameLoop((now) => frames.push(now), clock);
    expect(pending).toEqual([]);
    loop.request();
    loop.request();
    frame(16);
    frame(32);
    expect(frames).toEqual([16]);
  });

  it('can be asked from within its own frame, for the next one', () => {
    let frames = 0;
    const loop = frameLoop(() => {
      frames += 1;
      if (frames < 3) loop.request();
    }, clock);
    loop.request();
    for (let now = 0; now < 5; now++) frame(now);
    expect(frames).toBe(3);
  });

  it('runs at once in place of the frame that was asked for, and no more once stopped', () => {
    const frames: number[] = [];
    const loop = frameLoop((now) => frames.push(now), clock);
    loop.request();
    loop.run(5);
    frame(16);
    loop.request();
    loop.stop();
    frame(32);
    expect(frames).toEqual([5]);
  });
});

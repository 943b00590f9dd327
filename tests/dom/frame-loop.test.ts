import { describe, expect, it } from 'vitest';
import { frameLoop } from '../../src/dom/frame-loop.ts';

function handClock() {
  const pending = new Map<number, FrameRequestCallback>();
  let last = 0;
  return {
    requestAnimationFrame: (callback: FrameRequestCallback) => {
      last += 1;
      pending.set(last, callback);
      return last;
    },
    cancelAnimationFrame: (id: number) => {
      pending.delete(id);
    },
    frame(now: number) {
      const callbacks = [...pending.values()];
      pending.clear();
      for (const callback of callbacks) callback(now);
    },
    asked: () => pending.size,
  };
}

describe('frameLoop', () => {
  it('rests until it is asked', () => {
    const clock = handClock();
    frameLoop(() => undefined, clock);
    expect(clock.asked()).toBe(0);
  });

  it('runs once a frame however often it is asked', () => {
    const clock = handClock();
    const frames: number[] = [];
    const loop = frameLoop((now) => frames.push(now), clock);
    loop.request();
    loop.request();
    loop.request();
    clock.frame(16);
    expect(frames).toEqual([16]);
    expect(clock.asked()).toBe(0);
  });

  it('can be asked from within its own frame, for the next one', () => {
    const clock = handClock();
    let frames = 0;
    const loop = frameLoop(() => {
      frames += 1;
      if (frames < 3) loop.request();
    }, clock);
    loop.request();
    for (let now = 0; now < 5; now++) clock.frame(now);
    expect(frames).toBe(3);
  });

  it('runs no more once stopped', () => {
    const clock = handClock();
    let frames = 0;
    const loop = frameLoop(() => frames++, clock);
    loop.request();
    loop.stop();
    clock.frame(16);
    expect(frames).toBe(0);
  });

  it('runs at once in place of the frame that was asked for', () => {
    const clock = handClock();
    const times: number[] = [];
    const loop = frameLoop((now) => times.push(now), clock);
    loop.request();
    loop.run(5);
    expect(clock.asked()).toBe(0);
    expect(times).toEqual([5]);
  });
});

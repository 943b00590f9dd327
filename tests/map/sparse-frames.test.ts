import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FramesPort, sparseFrames } from '../../src/map/sparse-frames.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A map that draws a frame at once when it is asked for one, and counts them. */
function fakeMap() {
  let frames = 0;
  let loaded = false;
  const listeners: Record<string, ((event: object) => void)[]> = {};
  const fire = (type: string, event = {}) => {
    for (const listener of listeners[type] ?? []) listener(event);
  };
  const port = {
    triggerRepaint() {
      frames += 1;
      fire('render');
    },
    areTilesLoaded: () => loaded,
    on(type: string, listener: (event: object) => void) {
      listeners[type] = [...(listeners[type] ?? []), listener];
    },
    off(type: string, listener: (event: object) => void) {
      listeners[type] = (listeners[type] ?? []).filter((each) => each !== listener);
    },
  };
  return {
    port: port as unknown as FramesPort,
    frames: () => frames,
    style: () => fire('styledata'),
    data: () => fire('sourcedata', { sourceDataType: 'content' }),
    tile(last = false) {
      loaded = last;
      port.triggerRepaint();
      fire('sourcedata', { tile: {} });
    },
  };
}

describe('frames that are spared', () => {
  it('share one after a pause, where tiles come one after the other', () => {
    const { port, tile, frames } = fakeMap();
    sparseFrames(port);
    tile();
    expect(frames()).toBe(1);
    for (let each = 0; each < 5; each += 1) tile();
    expect(frames()).toBe(1);
    vi.advanceTimersByTime(300);
    expect(frames()).toBe(2);
    vi.advanceTimersByTime(1000);
    expect(frames()).toBe(2);
  });

  it('come at once for a style, for the data of a source, and when all tiles are there', () => {
    const { port, style, data, tile, frames } = fakeMap();
    sparseFrames(port);
    style();
    data();
    expect(frames()).toBe(2);
    tile();
    expect(frames()).toBe(2);
    tile(true);
    expect(frames()).toBe(3);
  });

  it('come as they are asked for once it has ended, and one that has waited comes then', () => {
    const { port, tile, frames } = fakeMap();
    const end = sparseFrames(port);
    tile();
    tile();
    end();
    expect(frames()).toBe(2);
    tile();
    tile();
    expect(frames()).toBe(4);
    vi.advanceTimersByTime(1000);
    expect(frames()).toBe(4);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Camera } from '../../../src/core/camera/camera.ts';
import type { Relief } from '../../../src/core/story/story-data.ts';
import { type PrefetchPort, prefetchRelief } from '../../../src/map/relief/prefetch-relief.ts';

const relief: Relief = {
  'relief-world': { minzoom: 0, maxzoom: 3, bounds: [-180, -60, 180, 84] },
};
const camera: Camera = {
  center: [127, 37],
  zoom: 3,
  bearing: 0,
  pitch: 0,
  padding: { top: 0, right: 0, bottom: 0, left: 0 },
};

/** A map of 100 × 100 pixels whose events are told by hand. */
function handMap() {
  const listeners = new Map<string, () => void>();
  const map = {
    on: (type: string, listener: () => void) => listeners.set(type, listener),
    off: (type: string) => listeners.delete(type),
    getContainer: () => ({ clientWidth: 100, clientHeight: 100 }),
  } as unknown as PrefetchPort;
  return { map, tell: (type: 'idle' | 'moveend' | 'style.load') => listeners.get(type)?.() };
}

const start = () => {
  const { map, tell } = handMap();
  const tiles = { prefetch: vi.fn(), clear: vi.fn() };
  const stop = prefetchRelief(map, { relief, theme: () => 'dark', near: () => [camera], tiles });
  return { ...tiles, tell, stop };
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { baseURI: 'https://story.test/' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('prefetchRelief', () => {
  it('prefetches the relief of what is near, in the theme, each time the map rests', () => {
    const { prefetch, tell } = start();
    expect(prefetch).not.toHaveBeenCalled();
    tell('idle');
    expect(prefetch).toHaveBeenCalledWith(['relief-dark://https://story.test/relief/3/6/3.avif']);
  });

  it('prefetches once the camera stands for a moment, even where the map does not rest', () => {
    const { prefetch, tell } = start();
    for (let frame = 0; frame < 20; frame += 1) {
      tell('moveend');
      vi.advanceTimersByTime(50);
    }
    expect(prefetch).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(prefetch).toHaveBeenCalledOnce();
  });

  it('forgets what the map had once that has another style', () => {
    const { clear, tell } = start();
    tell('idle');
    expect(clear).not.toHaveBeenCalled();
    tell('style.load');
    expect(clear).toHaveBeenCalledOnce();
  });

  it('frees all once it is stopped, and prefetches nothing more', () => {
    const { prefetch, clear, tell, stop } = start();
    tell('moveend');
    stop();
    tell('idle');
    tell('style.load');
    vi.advanceTimersByTime(1000);
    expect(prefetch).not.toHaveBeenCalled();
    expect(clear).toHaveBeenCalledOnce();
  });
});

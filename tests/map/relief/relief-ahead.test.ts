import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Camera } from '../../../src/core/camera/camera.ts';
import type { Relief } from '../../../src/core/story/story-data.ts';
import { type AheadPort, reliefAhead } from '../../../src/map/relief/relief-ahead.ts';

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
  } as unknown as AheadPort;
  return { map, tell: (type: 'idle' | 'moveend') => listeners.get(type)?.() };
}

const start = () => {
  const { map, tell } = handMap();
  const keep = vi.fn();
  const stop = reliefAhead(map, { relief, theme: () => 'dark', near: () => [camera], keep });
  return { keep, tell, stop };
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { baseURI: 'https://story.test/' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('reliefAhead', () => {
  it('asks for the relief of what is near, in the theme, each time the map rests', () => {
    const { keep, tell } = start();
    expect(keep).not.toHaveBeenCalled();
    tell('idle');
    expect(keep).toHaveBeenCalledWith(['relief-dark://https://story.test/relief/3/6/3.avif']);
  });

  it('asks once the camera stands for a moment, even where the map does not rest', () => {
    const { keep, tell } = start();
    for (let frame = 0; frame < 20; frame += 1) {
      tell('moveend');
      vi.advanceTimersByTime(50);
    }
    expect(keep).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(keep).toHaveBeenCalledOnce();
  });

  it('asks for nothing once it is stopped', () => {
    const { keep, tell, stop } = start();
    tell('moveend');
    stop();
    tell('idle');
    vi.advanceTimersByTime(1000);
    expect(keep).not.toHaveBeenCalled();
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type RenewPort, renewRelief } from '../../../src/map/relief/renew-relief.ts';

/** A map with a source of the relief and one of the land, and what it is told to do. */
function start() {
  const done: string[] = [];
  const tiles = ['relief-light://relief/{z}/{x}/{y}.avif'];
  const map = {
    getStyle: () => ({ sources: { relief: { type: 'raster' }, land: { type: 'geojson' } } }),
    getSource: (name: string) => ({ tiles, setTiles: () => done.push(`renew ${name}`) }),
  } as unknown as RenewPort;
  let late = () => {};
  const stop = renewRelief(map, {
    onLate(renew) {
      late = renew;
      return () => done.push('stop');
    },
    clear: () => done.push('clear'),
  });
  return { done, late: () => late(), stop };
}

let online: Set<() => void>;

beforeEach(() => {
  vi.useFakeTimers();
  online = new Set();
  vi.stubGlobal('addEventListener', (_: string, listener: () => void) => online.add(listener));
  vi.stubGlobal('removeEventListener', (_: string, each: () => void) => online.delete(each));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('renewRelief', () => {
  it('has the map request its relief again, once for all tiles that come late together', () => {
    const { done, late } = start();
    late();
    late();
    vi.advanceTimersByTime(1000);
    expect(done).toEqual(['clear', 'renew relief']);
  });

  it('does so when the network is back', () => {
    const { done } = start();
    for (const listener of online) listener();
    vi.advanceTimersByTime(1000);
    expect(done).toEqual(['clear', 'renew relief']);
  });

  it('does nothing more once it is stopped', () => {
    const { done, late, stop } = start();
    late();
    stop();
    vi.advanceTimersByTime(1000);
    expect(done).toEqual(['stop']);
    expect(online.size).toBe(0);
  });
});

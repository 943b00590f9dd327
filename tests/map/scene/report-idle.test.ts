import { describe, expect, it } from 'vitest';
import { type IdlePort, reportIdle } from '../../../src/map/scene/report-idle.ts';

/** A map that tells its listeners of events, and counts the repaints that it was asked for. */
function fakeMap() {
  const listeners = new Map<string, () => void>();
  let requested = 0;
  let loaded = true;
  const port = {
    on: (event: string, listener: () => void) => listeners.set(event, listener),
    triggerRepaint: () => {
      requested += 1;
    },
    loaded: () => loaded,
    getCenter: () => ({ lng: 127, lat: 38 }),
    getZoom: () => 5,
    getBearing: () => 0,
    getPitch: () => 0,
    getPadding: () => ({ top: 1, right: 2, bottom: 3, left: 4 }),
  } as unknown as IdlePort;
  return {
    port,
    fire: (event: string) => listeners.get(event)?.(),
    requested: () => requested,
    setLoaded(now: boolean) {
      loaded = now;
    },
  };
}

const start = () => {
  const map = fakeMap();
  const element = { dataset: {} as Record<string, string> };
  const idle = reportIdle(map.port, element as never, () => new Set(['dmz', 'jilin']));
  return { ...map, idle, dataset: element.dataset };
};

describe('what a map says of itself when idle', () => {
  it('is its camera, its padding and its layers', () => {
    const { fire, dataset } = start();
    fire('idle');
    expect(dataset).toEqual({ camera: '127,38,5,0,0', padding: '1,2,3,4', layers: 'dmz jilin' });
  });

  it('is no camera once a scene is to be written, until it is drawn', () => {
    const { fire, dataset, idle, requested } = start();
    fire('idle');
    idle.reset();
    expect(dataset.camera).toBeUndefined();
    expect(requested()).toBe(1);
    fire('idle');
    expect(dataset.camera).toBe('127,38,5,0,0');
  });

  it('is no camera while it is drawn', () => {
    const { fire, dataset } = start();
    fire('idle');
    fire('render');
    expect(dataset.camera).toBeUndefined();
  });

  it('is no camera where more is asked of it as it becomes idle, until that is drawn', () => {
    const { fire, dataset, setLoaded } = start();
    setLoaded(false);
    fire('idle');
    expect(dataset.camera).toBeUndefined();
    setLoaded(true);
    fire('idle');
    expect(dataset.camera).toBe('127,38,5,0,0');
  });

  it('is no camera while the story is on its way, though nothing is drawn anew', () => {
    const { fire, dataset, idle, requested } = start();
    fire('idle');
    idle.setUnderway(true);
    expect(dataset.camera).toBeUndefined();
    fire('idle');
    expect(dataset.camera).toBeUndefined();
    const before = requested();
    idle.setUnderway(false);
    expect(requested()).toBe(before + 1);
    fire('idle');
    expect(dataset.camera).toBe('127,38,5,0,0');
  });
});

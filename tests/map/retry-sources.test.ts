import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { retrySources } from '../../src/map/retry-sources.ts';

const urls = { dmz: '/dmz.geojson', jilin: '/jilin.geojson' };

function fakeMap() {
  const listeners = new Map<string, (event: object) => void>();
  const asked: string[] = [];
  return {
    asked,
    triggerRepaint: vi.fn(),
    on: (type: string, listener: (event: object) => void) => listeners.set(type, listener),
    off: (type: string) => listeners.delete(type),
    getSource: () => ({ setData: (url: string) => asked.push(url) }),
    fail: (sourceId: string) => listeners.get('error')?.({ sourceId }),
    load: (sourceId: string) =>
      listeners.get('sourcedata')?.({ sourceId, sourceDataType: 'content' }),
  };
}

function start() {
  const map = fakeMap();
  const reports: string[] = [];
  const retries = retrySources(map as never, urls, (source, state) =>
    reports.push(`${source} ${state}`),
  );
  return { map, reports, retries };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('retrySources', () => {
  it('reports a source that fails and asks for it again after a moment', () => {
    const { map, reports } = start();
    map.fail('dmz');
    expect(reports).toEqual(['dmz failed']);
    expect(map.asked).toEqual([]);
    vi.runAllTimers();
    expect(map.asked).toEqual(['/dmz.geojson']);
  });

  it('asks for a frame, since a map that waits for the source draws none by itself', () => {
    const { map } = start();
    map.fail('story-labels');
    expect(map.triggerRepaint).not.toHaveBeenCalled();
    map.fail('dmz');
    expect(map.triggerRepaint).toHaveBeenCalledOnce();
  });

  it('reports the source that comes back, and only that one', () => {
    const { map, reports } = start();
    map.fail('dmz');
    map.load('jilin');
    map.load('dmz');
    map.load('dmz');
    expect(reports).toEqual(['dmz failed', 'dmz ready']);
  });

  it('gives up after a few tries, until the reader asks', () => {
    const { map, retries } = start();
    for (let failure = 0; failure < 10; failure++) {
      map.fail('dmz');
      vi.runAllTimers();
    }
    expect(map.asked).toHaveLength(3);
    retries.retry('dmz');
    expect(map.asked).toHaveLength(4);
  });

  it('leaves errors alone that are no source’s', () => {
    const { map, reports } = start();
    map.fail('elsewhere');
    vi.runAllTimers();
    expect(reports).toEqual([]);
    expect(map.asked).toEqual([]);
  });

  it('asks for nothing after it was stopped', () => {
    const { map, retries } = start();
    map.fail('dmz');
    retries.stop();
    vi.runAllTimers();
    expect(map.asked).toEqual([]);
  });
});

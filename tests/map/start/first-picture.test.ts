import { beforeEach, expect, it, vi } from 'vitest';
import { firstPicture } from '../../../src/map/start/start-map.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const patience = 20_000;

/** A map whose sources and tiles load by hand, and the reports about its picture. */
function watched() {
  const listeners = new Map<string, Set<(event?: unknown) => void>>();
  const loaded = new Set<string>();
  const port = {
    on: (event: string, listener: (event?: unknown) => void) => {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    },
    off: (event: string, listener: (event?: unknown) => void) => {
      listeners.get(event)?.delete(listener);
    },
    getSource: (source: string) => (loaded.has(source) ? {} : undefined),
    isSourceLoaded: (source: string) => loaded.has(source),
  } as never;
  const fire = (type: string, event?: unknown) => {
    for (const listener of [...(listeners.get(type) ?? [])]) listener(event);
  };
  const told: string[] = [];
  const page = { hidden: false };
  vi.stubGlobal('document', page);
  const picture = firstPicture(port, ['land', 'lakes'], ['land', 'finer-land'], patience, {
    onDrawn: () => told.push('drawn'),
    onLate: () => told.push('late'),
  });
  return {
    ...picture,
    page,
    told,
    load: (...sources: string[]) => {
      for (const source of sources) loaded.add(source);
    },
    draw: (sourceId: string) => fire('sourcedata', { sourceId, tile: {} }),
    fire,
  };
}

it('the first picture may be part of the scene if the map does not become idle in time', () => {
  const { load, draw, told } = watched();
  load('land', 'lakes');
  draw('land');
  vi.advanceTimersByTime(patience);
  expect(told).toEqual(['drawn']);
});

it('the first picture is not late in a background page, which draws nothing', () => {
  const { page, told } = watched();
  page.hidden = true;
  vi.advanceTimersByTime(5 * patience);
  expect(told).toEqual([]);
  page.hidden = false;
  vi.advanceTimersByTime(patience);
  expect(told).toEqual(['late']);
});

it('the first picture is not reported once stopped', () => {
  const { look, stop, load, draw, fire, told } = watched();
  look();
  stop();
  load('land', 'lakes');
  draw('land');
  fire('idle');
  look();
  vi.advanceTimersByTime(2 * patience);
  expect(told).toEqual([]);
});

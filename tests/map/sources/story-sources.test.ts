import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Collection, storySources } from '../../../src/map/sources/story-sources.ts';

const urls = { dmz: '/dmz', jilin: '/jilin' };
const data: Collection = { type: 'FeatureCollection', features: [] };

/** Sources over a server that answers with what is left of `answers`, then with data. */
function start(answers: ('fails' | 'hangs')[] = []) {
  const requests: string[] = [];
  const events: string[] = [];
  const sources = storySources({
    urls,
    onLoad: (name) => events.push(`${name} data`),
    onState: (name, state) => events.push(`${name} ${state}`),
    fetchFile: (url) => {
      requests.push(url);
      const answer = answers.shift();
      if (answer === 'hangs') return new Promise(() => undefined);
      return answer ? Promise.reject(new Error('503')) : Promise.resolve(data);
    },
  });
  return { sources, requests, events };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answered = () => vi.advanceTimersByTimeAsync(0);

describe('the sources of a story', () => {
  it('are fetched once, however often they are asked for, and those without a URL not at all', async () => {
    const { sources, requests, events } = start();
    sources.request(['dmz', 'dmz', 'relief']);
    sources.request(['dmz']);
    await answered();
    expect(requests).toEqual(['/dmz']);
    expect(events).toEqual(['dmz data']);
    expect([...sources.loaded]).toEqual([['dmz', data]]);
  });

  it('are tried again after a moment where they fail, and told of both times', async () => {
    const { sources, requests, events } = start(['fails']);
    sources.request(['dmz']);
    await answered();
    expect(events).toEqual(['dmz failed']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(requests).toEqual(['/dmz', '/dmz']);
    expect(events).toEqual(['dmz failed', 'dmz ready', 'dmz data']);
  });

  it('are tried ever more seldom, and at once where the reader asks', async () => {
    const { sources, requests, events } = start(Array.from({ length: 8 }, () => 'fails'));
    sources.request(['dmz']);
    const counts: number[] = [];
    for (const time of [1000, 4000, 10_000, 30_000, 30_000]) {
      await vi.advanceTimersByTimeAsync(time - 1);
      counts.push(requests.length);
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(counts).toEqual([1, 2, 3, 4, 5]);
    sources.retry('dmz');
    await answered();
    sources.retry('dmz');
    await answered();
    sources.retry('dmz');
    await answered();
    expect(events.slice(-2)).toEqual(['dmz ready', 'dmz data']);
  });

  it('are asked for once at a time, however often the reader asks', async () => {
    const { sources, requests } = start(['fails', 'hangs']);
    sources.request(['dmz']);
    await answered();
    sources.retry('dmz');
    sources.retry('dmz');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(2);
  });

  it('have settled when each has come or has failed', async () => {
    const { sources } = start(['fails', 'hangs']);
    sources.request(['dmz', 'jilin']);
    const settled = vi.fn();
    sources.settled(['dmz']).then(settled);
    await answered();
    expect(settled).toHaveBeenCalledOnce();
    sources.settled(['dmz', 'jilin']).then(settled);
    await answered();
    expect(settled).toHaveBeenCalledOnce();
  });

  it('are not asked for nor told of once stopped', async () => {
    const { sources, requests, events } = start(['fails']);
    sources.request(['dmz']);
    await answered();
    sources.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(1);
    expect(events).toEqual(['dmz failed']);
  });
});

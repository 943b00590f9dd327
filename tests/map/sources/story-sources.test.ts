import { beforeEach, describe, expect, it, vi } from 'vitest';
import { storySources } from '../../../src/map/sources/story-sources.ts';

const empty = '{"type":"FeatureCollection","features":[]}';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** Sources over a server that fails, hangs or sends what is left of `answers`, then an empty collection. */
function start(answers: string[] = []) {
  const requests: string[] = [];
  const caches: (RequestCache | undefined)[] = [];
  const events: string[] = [];
  vi.stubGlobal('fetch', (url: string, { cache }: RequestInit) => {
    requests.push(url);
    caches.push(cache);
    const answer = answers.shift();
    if (answer === 'hangs') return new Promise(() => undefined);
    const body = answer === 'fails' ? empty : (answer ?? empty);
    return Promise.resolve(new Response(body, { status: answer === 'fails' ? 503 : 200 }));
  });
  const sources = storySources(
    { dmz: '/dmz', jilin: '/jilin', basemap: '/basemap' },
    (name) => events.push(`${name} data`),
    (name, state) => events.push(`${name} ${state}`),
  );
  return { sources, requests, caches, events };
}

const answered = () => vi.advanceTimersByTimeAsync(0);

describe('the sources of a story', () => {
  it('are fetched once, however often they are requested, and not at all without a URL', async () => {
    const { sources, requests, events } = start();
    sources.request(['dmz', 'dmz', 'relief']);
    sources.request(['dmz']);
    await answered();
    expect(requests).toEqual(['/dmz']);
    expect(events).toEqual(['dmz data']);
    expect([...sources.loaded]).toEqual([['dmz', JSON.parse(empty)]]);
  });

  it('leave the fine basemap for MapLibre’s worker to load, once the basemap is known to be whole', async () => {
    const { sources, events } = start(['fails']);
    sources.request(['basemap']);
    await answered();
    expect(sources.loaded.size).toBe(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(events).toEqual(['basemap failed', 'basemap ready', 'basemap data']);
    expect([...sources.loaded]).toEqual([['basemap', '/basemap']]);
  });

  it.each([
    ['features that are not a list', '{"type":"FeatureCollection","features":7}'],
    ['a collection without features', '{"type":"FeatureCollection"}'],
    ['nothing', 'null'],
    ['an HTML page', '<p>Log in first'],
    ['a truncated file', '{"type":"FeatureCollection","fea'],
  ])('fail if the answer is %s', async (_, body) => {
    const { sources, events } = start([body]);
    sources.request(['dmz']);
    await answered();
    expect(events).toEqual(['dmz failed']);
  });

  it('bypass the cache after a bad answer, which the browser may have kept', async () => {
    const { sources, caches } = start(['fails']);
    sources.request(['dmz']);
    await vi.advanceTimersByTimeAsync(1000);
    expect(caches).toEqual(['default', 'reload']);
  });

  it('are retried after longer and longer waits, or at once if the reader asks', async () => {
    const { sources, requests, events } = start(Array.from({ length: 8 }, () => 'fails'));
    sources.request(['dmz']);
    const counts: number[] = [];
    for (const time of [1000, 4000, 10_000, 30_000, 30_000]) {
      await vi.advanceTimersByTimeAsync(time - 1);
      counts.push(requests.length);
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(counts).toEqual([1, 2, 3, 4, 5]);
    for (let retry = 0; retry < 3; retry += 1) {
      sources.retry('dmz');
      await answered();
    }
    expect(events.slice(-2)).toEqual(['dmz ready', 'dmz data']);
  });

  it('are requested one at a time, however often the reader retries', async () => {
    const { sources, requests } = start(['fails', 'hangs']);
    sources.request(['dmz']);
    await answered();
    sources.retry('dmz');
    sources.retry('dmz');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(2);
  });

  it('are settled when each has loaded or failed', async () => {
    const { sources } = start(['fails', 'hangs']);
    sources.request(['dmz', 'jilin']);
    const settled = vi.fn();
    void sources.settled(['dmz']).then(settled);
    await answered();
    expect(settled).toHaveBeenCalledOnce();
    void sources.settled(['dmz', 'jilin']).then(settled);
    await answered();
    expect(settled).toHaveBeenCalledOnce();
  });

  it('are neither requested nor reported once stopped', async () => {
    const { sources, requests, events } = start(['fails']);
    sources.request(['dmz']);
    await answered();
    sources.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(1);
    expect(events).toEqual(['dmz failed']);
  });
});

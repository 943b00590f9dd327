import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fetchInTime } from '../../src/map/fetch-in-time.ts';

/** A network that never answers, and fails as `fetch` does when its signal is aborted. */
const silent: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((time) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException('late', 'TimeoutError')), time);
    return controller.signal;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('ends a request that is not answered in thirty seconds, and not earlier', async () => {
  let ended = '';
  fetchInTime(silent)('/a').catch((error: DOMException) => {
    ended = error.name;
  });
  await vi.advanceTimersByTimeAsync(29_999);
  expect(ended).toBe('');
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toBe('TimeoutError');
});

it.each([
  ['its own signal', (signal: AbortSignal) => fetchInTime(silent)('/a', { signal })],
  [
    'the signal of its request',
    (signal: AbortSignal) => fetchInTime(silent)(new Request('http://a.example', { signal })),
  ],
])('still ends by %s', async (_, ask) => {
  const controller = new AbortController();
  const outcome = ask(controller.signal).catch((error: Error) => error.message);
  controller.abort(new Error('no longer wanted'));
  expect(await outcome).toBe('no longer wanted');
});

it('gives the answer on as it came', async () => {
  const answer = new Response('{}');
  expect(await fetchInTime(async () => answer)('/a')).toBe(answer);
});

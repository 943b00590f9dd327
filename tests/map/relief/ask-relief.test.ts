import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askRelief, type ReliefPort } from '../../../src/map/relief/ask-relief.ts';
import type { ReliefAnswer, ReliefRequest } from '../../../src/map/relief/relief-messages.ts';

/** A worker whose answers are given by hand, and what was asked of it. */
function handWorker() {
  const listeners: Record<string, ((event: { data: ReliefAnswer }) => void)[]> = {};
  const requests: ReliefRequest[] = [];
  const tell = (type: string, data: ReliefAnswer) => {
    for (const listener of listeners[type] ?? []) listener({ data });
  };
  const port: ReliefPort = {
    postMessage: (request) => void requests.push(request),
    addEventListener(type: string, listener: (event: never) => void) {
      listeners[type] = [...(listeners[type] ?? []), listener as never];
    },
  };
  return {
    port,
    requests,
    answer: (data: ReliefAnswer) => tell('message', data),
    fail: () => tell('error', { id: 0, error: '' }),
  };
}

const picture = (name: string) => ({ name }) as unknown as ImageBitmap;
const never = () => new AbortController().signal;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('askRelief', () => {
  it('gives up a tile that does not come, so that the map can rest, and tells where it comes late', async () => {
    const { port, answer } = handWorker();
    const close = vi.fn();
    const onLate = vi.fn();
    const ask = askRelief(port, onLate);
    const mute = ask('a', 'light', never());
    const answered = ask('b', 'light', never());
    answer({ id: 2, picture: picture('b') });
    vi.advanceTimersByTime(60_000);
    await expect(mute).rejects.toThrow('in time');
    await expect(answered).resolves.toEqual(picture('b'));
    expect(onLate).not.toHaveBeenCalled();
    answer({ id: 1, picture: { ...picture('a'), close } });
    expect(close).toHaveBeenCalledOnce();
    expect(onLate).toHaveBeenCalledOnce();
  });

  it('gives each tile its own picture, in whatever order they come', async () => {
    const { port, answer } = handWorker();
    const ask = askRelief(port);
    const tiles = [ask('a', 'light', never()), ask('b', 'dark', never())];
    answer({ id: 2, picture: picture('b') });
    answer({ id: 1, picture: picture('a') });
    expect(await Promise.all(tiles)).toEqual([picture('a'), picture('b')]);
  });

  it('waits less for the next ones, until one comes again', async () => {
    const { port, answer } = handWorker();
    const ask = askRelief(port);
    const states: string[] = [];
    const watch = (name: string) =>
      ask(name, 'light', never()).catch(() => states.push(`${name} given up`));
    watch('a');
    await vi.advanceTimersByTimeAsync(8000);
    watch('b');
    await vi.advanceTimersByTimeAsync(1500);
    expect(states).toEqual(['a given up', 'b given up']);
    watch('c');
    answer({ id: 3, picture: picture('c') });
    watch('d');
    await vi.advanceTimersByTimeAsync(1500);
    expect(states).toHaveLength(2);
  });

  it('says why a tile could not be had', async () => {
    const { port, answer } = handWorker();
    const tile = askRelief(port)('a', 'light', never());
    answer({ id: 1, error: 'a: 404' });
    await expect(tile).rejects.toThrow('a: 404');
  });

  it('tells the worker of a tile that is given up, unless it has come', async () => {
    const { port, answer, requests } = handWorker();
    const ask = askRelief(port);
    const [gone, come] = [new AbortController(), new AbortController()];
    ask('a', 'light', gone.signal);
    const tile = ask('b', 'light', come.signal);
    answer({ id: 2, picture: picture('b') });
    await tile;
    gone.abort();
    come.abort();
    expect(requests.slice(2)).toEqual([{ id: 1, abort: true }]);
  });

  it('keeps no tile waiting for a worker that is not there', async () => {
    const { port, fail } = handWorker();
    const ask = askRelief(port);
    const before = ask('a', 'light', never());
    fail();
    await expect(before).rejects.toThrow('worker');
    await expect(ask('b', 'light', never())).rejects.toThrow('worker');
  });
});

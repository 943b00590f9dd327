import { describe, expect, it } from 'vitest';
import type { ReliefRequest, ReliefResponse } from '../../../src/map/relief/relief-messages.ts';
import { type ReliefPort, requestRelief } from '../../../src/map/relief/request-relief.ts';

/** A worker whose responses are given by hand, and what was requested of it. */
function handWorker() {
  const listeners: Record<string, ((event: { data: ReliefResponse }) => void)[]> = {};
  const requests: ReliefRequest[] = [];
  const tell = (type: string, data: ReliefResponse) => {
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
    respond: (data: ReliefResponse) => tell('message', data),
    fail: () => tell('error', { id: 0, error: '' }),
  };
}

const picture = (name: string) => ({ name }) as unknown as ImageBitmap;
const never = () => new AbortController().signal;

describe('requestRelief', () => {
  it('gives each tile its own picture, in whatever order they come', async () => {
    const { port, respond } = handWorker();
    const request = requestRelief(port);
    const tiles = [request('a', 'light', never()), request('b', 'dark', never())];
    respond({ id: 2, picture: picture('b') });
    respond({ id: 1, picture: picture('a') });
    expect(await Promise.all(tiles)).toEqual([picture('a'), picture('b')]);
  });

  it('says why a tile could not be loaded', async () => {
    const { port, respond } = handWorker();
    const tile = requestRelief(port)('a', 'light', never());
    respond({ id: 1, error: 'a: 404' });
    await expect(tile).rejects.toThrow('a: 404');
  });

  it('tells the worker of a tile that is aborted, unless it has loaded', async () => {
    const { port, respond, requests } = handWorker();
    const request = requestRelief(port);
    const [gone, loaded] = [new AbortController(), new AbortController()];
    request('a', 'light', gone.signal);
    const tile = request('b', 'light', loaded.signal);
    respond({ id: 2, picture: picture('b') });
    await tile;
    gone.abort();
    loaded.abort();
    expect(requests.slice(2)).toEqual([{ id: 1, abort: true }]);
  });

  it('keeps no tile waiting for a worker that is not there', async () => {
    const { port, fail } = handWorker();
    const request = requestRelief(port);
    const before = request('a', 'light', never());
    fail();
    await expect(before).rejects.toThrow('worker');
    await expect(request('b', 'light', never())).rejects.toThrow('worker');
  });
});

import { describe, expect, it, vi } from 'vitest';
import { prefetchedTiles } from '../../../src/map/relief/prefetched-tiles.ts';

const signal = () => new AbortController().signal;

/** A server whose responses wait until they are let go, but for tiles that fail at once. */
function server(broken: ReadonlySet<string> = new Set()) {
  const requested: string[] = [];
  const aborted: string[] = [];
  const closed: string[] = [];
  const responses: (() => void)[] = [];
  const request = (url: string, own: AbortSignal) => {
    requested.push(url);
    if (broken.has(url)) return Promise.reject<ImageBitmap>(new Error(url));
    const picture = { name: url, close: () => closed.push(url) } as unknown as ImageBitmap;
    return new Promise<ImageBitmap>((resolve, reject) => {
      responses.push(() => resolve(picture));
      own.addEventListener('abort', () => {
        aborted.push(url);
        reject(new Error(`${url} aborted`));
      });
    });
  };
  const respond = () => {
    for (const response of responses.splice(0)) response();
  };
  return { requested, aborted, closed, respond, tiles: prefetchedTiles(request) };
}

describe('prefetchedTiles', () => {
  it('gives the map a tile that was prefetched for it, once', async () => {
    const { requested, respond, tiles } = server();
    tiles.prefetch(['a', 'b']);
    respond();
    expect(await tiles.request('a', signal())).toMatchObject({ name: 'a' });
    expect(requested).toEqual(['a', 'b']);
    tiles.request('a', signal());
    expect(requested).toEqual(['a', 'b', 'a']);
  });

  it('prefetches nothing that the map has or is loading, nor anything twice', async () => {
    const { requested, respond, tiles } = server();
    const tile = tiles.request('a', signal());
    tiles.prefetch(['a', 'b', 'b']);
    respond();
    await tile;
    tiles.prefetch(['a', 'b']);
    expect(requested).toEqual(['a', 'b']);
  });

  it('prefetches a tile that the map requested and aborted', () => {
    const { requested, tiles } = server();
    const controller = new AbortController();
    tiles.request('a', controller.signal).catch(() => undefined);
    controller.abort();
    tiles.prefetch(['a']);
    expect(requested).toEqual(['a', 'a']);
  });

  it('goes by the last request of the map where an earlier one for the tile was aborted', async () => {
    const { requested, tiles } = server();
    const controller = new AbortController();
    const first = tiles.request('a', controller.signal);
    controller.abort();
    tiles.request('a', signal());
    await expect(first).rejects.toThrow('aborted');
    tiles.prefetch(['a']);
    expect(requested).toEqual(['a', 'a']);
  });

  it('prefetches a tile that failed when the map requested it', async () => {
    const broken = new Set(['a']);
    const { requested, tiles } = server(broken);
    await expect(tiles.request('a', signal())).rejects.toThrow('a');
    tiles.prefetch(['a']);
    expect(requested).toEqual(['a', 'a']);
  });

  it('frees what is no longer near, and requests it anew when it is', async () => {
    const { requested, closed, respond, tiles } = server();
    tiles.prefetch(['a', 'b']);
    respond();
    await Promise.resolve();
    tiles.prefetch(['b', 'c']);
    await vi.waitFor(() => expect(closed).toEqual(['a']));
    tiles.prefetch(['a']);
    expect(requested).toEqual(['a', 'b', 'c', 'a']);
  });

  it('aborts the request for a tile that is no longer near', () => {
    const { aborted, tiles } = server();
    tiles.prefetch(['a', 'b']);
    tiles.prefetch(['b']);
    expect(aborted).toEqual(['a']);
  });

  it('aborts a prefetched tile that the map has taken and then aborts', () => {
    const { aborted, tiles } = server();
    const controller = new AbortController();
    tiles.prefetch(['a']);
    tiles.request('a', controller.signal).catch(() => undefined);
    controller.abort();
    expect(aborted).toEqual(['a']);
  });

  it('leaves a tile that the map has taken open', async () => {
    const { aborted, closed, respond, tiles } = server();
    tiles.prefetch(['a']);
    const tile = tiles.request('a', signal());
    tiles.prefetch([]);
    respond();
    await tile;
    tiles.clear();
    await Promise.resolve();
    expect([...aborted, ...closed]).toEqual([]);
  });

  it('requests a tile anew that could not be prefetched', async () => {
    const broken = new Set(['a']);
    const { requested, respond, tiles } = server(broken);
    tiles.prefetch(['a']);
    await Promise.resolve();
    await Promise.resolve();
    broken.clear();
    const tile = tiles.request('a', signal());
    respond();
    expect(await tile).toMatchObject({ name: 'a' });
    expect(requested).toEqual(['a', 'a']);
  });

  it('hands a failure on where the map waits for the tile already', async () => {
    const { tiles } = server(new Set(['a']));
    tiles.prefetch(['a']);
    await expect(tiles.request('a', signal())).rejects.toThrow('a');
  });

  it('frees all once it is cleared, and prefetches what the map had anew', async () => {
    const { requested, closed, respond, tiles } = server();
    const tile = tiles.request('a', signal());
    tiles.prefetch(['b']);
    respond();
    await tile;
    tiles.clear();
    await vi.waitFor(() => expect(closed).toEqual(['b']));
    tiles.prefetch(['a', 'b']);
    expect(requested).toEqual(['a', 'b', 'a', 'b']);
  });
});

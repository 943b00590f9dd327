import { describe, expect, it, vi } from 'vitest';
import { tilesAhead } from '../../../src/map/relief/tiles-ahead.ts';

const never = new AbortController().signal;

/** Answers at once with a picture of the tile's name, but for tiles that cannot be had. */
function server(broken: ReadonlySet<string> = new Set()) {
  const asked: string[] = [];
  const closed: string[] = [];
  const ask = (url: string): Promise<ImageBitmap> => {
    asked.push(url);
    const picture = { name: url, close: () => closed.push(url) } as unknown as ImageBitmap;
    return broken.has(url) ? Promise.reject(new Error(url)) : Promise.resolve(picture);
  };
  return { asked, closed, tiles: tilesAhead(ask) };
}

describe('tilesAhead', () => {
  it('gives the map a tile that is kept for it, once', async () => {
    const { asked, tiles } = server();
    tiles.keep(['a', 'b']);
    expect(await tiles.ask('a', never)).toMatchObject({ name: 'a' });
    expect(asked).toEqual(['a', 'b']);
    await tiles.ask('a', never);
    expect(asked).toEqual(['a', 'b', 'a']);
  });

  it('asks for nothing that the map has had, or that was asked for before', async () => {
    const { asked, tiles } = server();
    await tiles.ask('a', never);
    tiles.keep(['a', 'b', 'b']);
    tiles.keep(['a', 'b']);
    expect(asked).toEqual(['a', 'b']);
  });

  it('lets go of what is no longer near, and asks for it anew when it is', async () => {
    const { asked, closed, tiles } = server();
    tiles.keep(['a', 'b']);
    tiles.keep(['b', 'c']);
    await vi.waitFor(() => expect(closed).toEqual(['a']));
    tiles.keep(['a']);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });

  it('leaves a tile that the map has taken open', async () => {
    const { closed, tiles } = server();
    tiles.keep(['a']);
    await tiles.ask('a', never);
    tiles.keep([]);
    await Promise.resolve();
    expect(closed).toEqual([]);
  });

  it('asks anew for a tile that could not be had ahead', async () => {
    const broken = new Set(['a']);
    const { asked, tiles } = server(broken);
    tiles.keep(['a']);
    await Promise.resolve();
    await Promise.resolve();
    broken.clear();
    expect(await tiles.ask('a', never)).toMatchObject({ name: 'a' });
    expect(asked).toEqual(['a', 'a']);
  });

  it('hands a failure on where the map waits for the tile already', async () => {
    const { tiles } = server(new Set(['a']));
    tiles.keep(['a']);
    await expect(tiles.ask('a', never)).rejects.toThrow('a');
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withPatience } from '../../../src/map/relief/with-patience.ts';

/** A tile that comes when it is told to. */
function handTile(name: string) {
  const close = vi.fn();
  const picture = { name, close } as unknown as ImageBitmap;
  let come = () => {};
  const tile = new Promise<ImageBitmap>((resolve) => {
    come = () => resolve(picture);
  });
  return { tile, picture, close, come };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('withPatience', () => {
  it('gives up a tile that does not come, so that the map can rest, and tells where it comes late', async () => {
    const onLate = vi.fn();
    const patiently = withPatience(onLate);
    const [mute, prompt] = [handTile('a'), handTile('b')];
    const tiles = [patiently('a', mute.tile), patiently('b', prompt.tile)] as const;
    const givenUp = expect(tiles[0]).rejects.toThrow('in time');
    prompt.come();
    await vi.advanceTimersByTimeAsync(60_000);
    await givenUp;
    await expect(tiles[1]).resolves.toBe(prompt.picture);
    expect(prompt.close).not.toHaveBeenCalled();
    expect(onLate).not.toHaveBeenCalled();
    mute.come();
    await vi.advanceTimersByTimeAsync(0);
    expect(mute.close).toHaveBeenCalledOnce();
    expect(onLate).toHaveBeenCalledOnce();
  });

  it('waits less for the next ones, until one comes again', async () => {
    const patiently = withPatience(() => undefined);
    const states: string[] = [];
    const watch = (name: string) => {
      const { tile, come } = handTile(name);
      patiently(name, tile).catch(() => states.push(`${name} given up`));
      return come;
    };
    watch('a');
    await vi.advanceTimersByTimeAsync(8000);
    watch('b');
    await vi.advanceTimersByTimeAsync(1500);
    expect(states).toEqual(['a given up', 'b given up']);
    watch('c')();
    await vi.advanceTimersByTimeAsync(0);
    watch('d');
    await vi.advanceTimersByTimeAsync(1500);
    expect(states).toHaveLength(2);
  });

  it('says why a tile failed, and is as patient with the next as before', async () => {
    const patiently = withPatience(() => undefined);
    await expect(patiently('a', Promise.reject(new Error('a: 404')))).rejects.toThrow('a: 404');
    await vi.advanceTimersByTimeAsync(60_000);
    const { tile, picture, come } = handTile('b');
    const late = patiently('b', tile);
    await vi.advanceTimersByTimeAsync(7000);
    come();
    await expect(late).resolves.toBe(picture);
  });
});

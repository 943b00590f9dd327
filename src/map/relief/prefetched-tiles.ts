/** Requests the tile at a URL. */
export type RequestTile = (url: string, signal: AbortSignal) => Promise<ImageBitmap>;

interface Prefetched {
  readonly tile: Promise<ImageBitmap>;
  readonly controller: AbortController;
}

/** Tiles for a map, some of which are loaded before it requests them. */
export interface PrefetchedTiles {
  /** Gives the map a tile: the prefetched one, which is handed over once, or that of a new request. */
  readonly request: RequestTile;
  /** Prefetches these tiles, except what the map has or is loading; cancels and frees all others. */
  readonly prefetch: (urls: readonly string[]) => void;
  /** Frees all, and forgets what the map has: its tile cache is gone. */
  readonly clear: () => void;
}

/**
 * Prefetches tiles until the map requests them. Those that it has taken it caches itself, so they are not
 * prefetched again; those that failed, or that it aborted, are.
 *
 * @param request Must reject, sooner or later, once it is aborted.
 */
export function prefetchedTiles(request: RequestTile): PrefetchedTiles {
  const prefetched = new Map<string, Prefetched>();
  /** The tiles that the map has or is loading, each with the signal of its last request. */
  const taken = new Map<string, AbortSignal>();
  const start = (url: string) => {
    const controller = new AbortController();
    const tile = request(url, controller.signal);
    prefetched.set(url, { tile, controller });
    tile.catch(() => {
      if (prefetched.get(url)?.tile === tile) prefetched.delete(url);
    });
  };
  const drop = (url: string, { tile, controller }: Prefetched) => {
    prefetched.delete(url);
    controller.abort();
    tile.then(
      (picture) => picture.close(),
      () => undefined,
    );
  };
  const prefetch = (urls: readonly string[]) => {
    const wanted = new Set(urls);
    for (const [url, each] of prefetched) if (!wanted.has(url)) drop(url, each);
    for (const url of wanted) if (!prefetched.has(url) && !taken.has(url)) start(url);
  };
  return {
    request(url, signal) {
      const own = prefetched.get(url);
      prefetched.delete(url);
      taken.set(url, signal);
      const tile = own?.tile ?? request(url, signal);
      const forget = () => {
        if (taken.get(url) === signal) taken.delete(url);
      };
      const abort = () => {
        own?.controller.abort();
        forget();
      };
      signal.addEventListener('abort', abort, { once: true });
      tile.catch(forget);
      return tile;
    },
    prefetch,
    clear() {
      prefetch([]);
      taken.clear();
    },
  };
}

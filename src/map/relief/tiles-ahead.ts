/** Gives the tile at an address. */
export type AskTile = (url: string, signal: AbortSignal) => Promise<ImageBitmap>;

/** Tiles for a map, of which it is given at once those that were asked for ahead. */
export interface TilesAhead {
  readonly ask: AskTile;
  /** Asks for those of these tiles that were never asked for, and keeps no other that the map has not taken. */
  readonly keep: (urls: readonly string[]) => void;
}

const { signal: unstopped } = new AbortController();

/**
 * Keeps tiles that the map may soon want until it asks for them. Those that it has had it keeps itself;
 * one that could not be had ahead is asked for anew.
 */
export function tilesAhead(ask: AskTile): TilesAhead {
  const asked = new Set<string>();
  const kept = new Map<string, Promise<ImageBitmap>>();
  const forget = (url: string) => {
    kept.delete(url);
    asked.delete(url);
  };
  const drop = (url: string, tile: Promise<ImageBitmap>) => {
    forget(url);
    tile.then((picture) => picture.close()).catch(() => undefined);
  };
  const ahead = (url: string) => {
    const tile = ask(url, unstopped);
    asked.add(url);
    kept.set(url, tile);
    tile.catch(() => {
      if (kept.get(url) === tile) forget(url);
    });
  };
  return {
    ask(url, signal) {
      const tile = kept.get(url);
      kept.delete(url);
      asked.add(url);
      return tile ?? ask(url, signal);
    },
    keep(urls) {
      const wanted = new Set(urls);
      for (const [url, tile] of kept) if (!wanted.has(url)) drop(url, tile);
      for (const url of wanted) if (!asked.has(url)) ahead(url);
    },
  };
}

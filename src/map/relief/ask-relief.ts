import type { Theme } from '../../style/palette.ts';
import type { ReliefAnswer, ReliefRequest } from './relief-messages.ts';

/** All that asking needs of the relief's worker. */
export interface ReliefPort {
  postMessage(request: ReliefRequest): void;
  addEventListener(type: 'message', listener: (event: { data: ReliefAnswer }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
}

/** Gives a tile of the relief, inked for a theme. */
export type AskRelief = (url: string, theme: Theme, signal: AbortSignal) => Promise<ImageBitmap>;

interface Waiting {
  readonly resolve: (picture: ImageBitmap) => void;
  readonly reject: (error: Error) => void;
}

/**
 * How long to wait for a tile, in milliseconds: the map does not come to rest before, and can do without
 * it. Once one has not come, the others are given little time until one does, even late, since MapLibre
 * asks for a coarser tile in place of each, one after another.
 */
const patience = { usual: 8000, short: 1000 } as const;

const broken = () => new Error('The worker that draws the relief could not be loaded.');

/**
 * Asks a worker for tiles of the relief. Where the worker fails, every tile fails at once; a tile that has
 * not come after some seconds fails too.
 *
 * @param onLate Called when a tile comes after it was given up: asked for again, it is there at once.
 */
export function askRelief(worker: ReliefPort, onLate: () => void = () => undefined): AskRelief {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let failed = false;
  let wait: number = patience.usual;
  const take = (id: number) => {
    const tile = waiting.get(id);
    waiting.delete(id);
    return tile;
  };
  worker.addEventListener('message', ({ data }) => {
    const tile = take(data.id);
    if ('error' in data) return tile?.reject(new Error(data.error));
    wait = patience.usual;
    if (tile) return tile.resolve(data.picture);
    data.picture.close();
    onLate();
  });
  worker.addEventListener('error', () => {
    failed = true;
    for (const { reject } of waiting.values()) reject(broken());
    waiting.clear();
  });
  return (url, theme, signal) => {
    if (failed) return Promise.reject(broken());
    last += 1;
    const id = last;
    const stop = () => {
      if (waiting.has(id)) worker.postMessage({ id, abort: true });
    };
    const late = setTimeout(() => {
      wait = patience.short;
      take(id)?.reject(new Error(`${url}: the relief's tile has not come in time.`));
    }, wait);
    signal.addEventListener('abort', stop);
    worker.postMessage({ id, url, theme });
    return new Promise<ImageBitmap>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
    }).finally(() => clearTimeout(late));
  };
}

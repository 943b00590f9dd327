import type { Theme } from '../../style/palette.ts';
import type { ReliefRequest, ReliefResponse } from './relief-messages.ts';

/** All that a request needs of the relief's worker. */
export interface ReliefPort {
  postMessage(request: ReliefRequest): void;
  addEventListener(type: 'message', listener: (event: { data: ReliefResponse }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
}

/** Requests a tile of the relief, inked for a theme; rejects once it is aborted. */
export type RequestRelief = (
  url: string,
  theme: Theme,
  signal: AbortSignal,
) => Promise<ImageBitmap>;

interface Waiting {
  readonly resolve: (picture: ImageBitmap) => void;
  readonly reject: (error: Error) => void;
}

const broken = () => new Error('The worker that draws the relief could not be loaded.');

/** Requests tiles of the relief from a worker. Where the worker fails, every tile fails at once. */
export function requestRelief(worker: ReliefPort): RequestRelief {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let failed = false;
  worker.addEventListener('message', ({ data }) => {
    const tile = waiting.get(data.id);
    waiting.delete(data.id);
    if ('error' in data) tile?.reject(new Error(data.error));
    else tile?.resolve(data.picture);
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
    const abort = () => {
      if (waiting.has(id)) worker.postMessage({ id, abort: true });
    };
    signal.addEventListener('abort', abort, { once: true });
    worker.postMessage({ id, url, theme });
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  };
}

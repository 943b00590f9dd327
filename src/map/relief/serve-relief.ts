import { addProtocol, type RequestParameters } from 'maplibre-gl';
import { trustWorker } from '../../dom/trust-worker.ts';
import type { Theme } from '../../style/palette.ts';
import workerUrl from './relief-worker.ts?worker&url';

const protocol = 'relief://';

/** How long a tile may take before the map does without it, in milliseconds: it does not rest before. */
const patience = 8000;

/**
 * How long the map does without a tile before it requests it again, in milliseconds: twice as long each
 * time, since the browser notes each failure in its console.
 */
const pause = 30_000;
const longestPause = 3_600_000;

/** The URLs of the relief's tiles, inked for a theme, as a template for MapLibre. */
export const reliefTiles = (theme: Theme): string =>
  `${protocol}${new URL('relief/', document.baseURI).href}{z}/{x}/{y}.avif#${theme}`;

let worker: Worker | undefined;

/**
 * Lets maps request tiles of the relief as pictures of ink, which a worker draws; a second call changes
 * nothing. The tiles are kept grey, which takes a third of the bytes of transparent ones and serves
 * both themes.
 *
 * A tile that cannot be had in time is clear, and soon out of date, upon which MapLibre requests it
 * again. One that failed it would request only once it has been out of sight, and coarser ones in its
 * place, one after another.
 */
export function serveRelief(): void {
  if (worker) return;
  const inking = new Worker(trustWorker(workerUrl), { type: 'module', name: 'relief' });
  const broken = new AbortController();
  inking.addEventListener('error', () => broken.abort());
  worker = inking;
  const pauses = new Map<string, number>();
  addProtocol('relief', async ({ url }: RequestParameters, { signal }) => {
    const given = AbortSignal.any([signal, broken.signal, AbortSignal.timeout(patience)]);
    const tile = await requestTile(inking, url.slice(protocol.length), signal, given);
    if (tile) {
      pauses.delete(url);
      return { data: tile };
    }
    const wait = pauses.get(url) ?? pause;
    if (!signal.aborted) pauses.set(url, Math.min(2 * wait, longestPause));
    const clear = await createImageBitmap(new ImageData(1, 1));
    return { data: clear, expires: new Date(Date.now() + wait) };
  });
}

/**
 * A tile from the worker; none where it cannot be had, or once `givenUp` is aborted. The worker loads it
 * to its end even so, for the browser's cache, unless `signal` is aborted.
 */
function requestTile(
  inking: Worker,
  url: string,
  signal: AbortSignal,
  givenUp: AbortSignal,
): Promise<ImageBitmap | undefined> {
  const { port1, port2 } = new MessageChannel();
  // What is open or listens is never collected as garbage.
  const responded = new AbortController();
  const once = { once: true, signal: responded.signal };
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<ImageBitmap | undefined>) => {
      if (givenUp.aborted) data?.close();
      resolve(data);
      port1.close();
      responded.abort();
    };
    signal.addEventListener('abort', () => port1.postMessage('abort'), once);
    givenUp.addEventListener('abort', () => resolve(undefined), once);
    if (givenUp.aborted) resolve(undefined);
    inking.postMessage(url, [port2]);
  });
}

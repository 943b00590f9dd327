import { addProtocol, type RequestParameters } from 'maplibre-gl';
import type { Relief } from '../../core/story/story-data.ts';
import { trustWorker } from '../../dom/trust-worker.ts';
import type { Theme } from '../../style/palette.ts';
import workerUrl from './relief-worker.ts?worker&url';

const protocol = 'relief://';

/** Milliseconds that the map waits for a tile. */
const patience = 8000;

/** Milliseconds from a failure to the next request; they double each time, since browsers log each failure. */
const [firstPause, maxPause] = [30_000, 3_600_000];

export const reliefTiles = (theme: Theme): string =>
  `${protocol}${new URL('relief/', document.baseURI).href}{z}/{x}/{y}.avif#${theme}`;

let worker: Worker | undefined;

/**
 * Serves tiles of the relief, which a worker inks, since the files are grey and the same for both themes.
 *
 * A late tile is served clear and expires soon, so that MapLibre requests it again. If the request failed, MapLibre
 * would request one coarser tile after another, as it does for a tile that the story lacks.
 */
export function serveRelief(relief: Relief): void {
  if (worker) return;
  const inking = new Worker(trustWorker(workerUrl), { type: 'module', name: 'relief' });
  const broken = new AbortController();
  inking.addEventListener('error', () => broken.abort());
  worker = inking;
  const pauses = new Map<string, number>();
  const listed = Object.values(relief).find(({ tiles }) => tiles);
  const tiles = new Set(listed?.tiles);
  addProtocol('relief', async ({ url }: RequestParameters, { signal }) => {
    const [, id = '', z] = /((\d+)\/\d+\/\d+)\.avif/.exec(url) ?? [];
    if (listed && Number(z) >= listed.minzoom && !tiles.has(id))
      throw Object.assign(new Error(`${url}: no such tile.`), { status: 404 });
    const late = AbortSignal.timeout?.(patience) ?? signal;
    const given = AbortSignal.any?.([signal, broken.signal, late]) ?? signal;
    const tile = await requestTile(inking, url.slice(protocol.length), signal, given);
    if (tile) {
      pauses.delete(url);
      return { data: tile };
    }
    const wait = pauses.get(url) ?? firstPause;
    if (!signal.aborted) pauses.set(url, Math.min(2 * wait, maxPause));
    const clear = await createImageBitmap(new ImageData(1, 1));
    return { data: clear, expires: new Date(Date.now() + wait) };
  });
}

/** Resolves to undefined once `givenUp` aborts; the worker still caches the tile, unless `signal` aborts too. */
function requestTile(
  inking: Worker,
  url: string,
  signal: AbortSignal,
  givenUp: AbortSignal,
): Promise<ImageBitmap | undefined> {
  const { port1, port2 } = new MessageChannel();
  // Ports left open and listeners left attached would never be garbage-collected.
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

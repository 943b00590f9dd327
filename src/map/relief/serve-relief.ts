import { addProtocol, type RequestParameters } from 'maplibre-gl';
import { trustWorker } from '../../dom/trust-worker.ts';
import { type PrefetchedTiles, prefetchedTiles } from './prefetched-tiles.ts';
import { reliefProtocol } from './relief-sources.ts';
import workerUrl from './relief-worker.ts?worker&url';
import { requestRelief } from './request-relief.ts';
import { withPatience } from './with-patience.ts';

const themes = ['light', 'dark'] as const;

let served: PrefetchedTiles | undefined;
const renewals = new Set<() => void>();

/** The tiles of the relief, by the URLs that `reliefInView` gives. */
export interface ReliefTiles extends Pick<PrefetchedTiles, 'prefetch' | 'clear'> {
  /** Calls `renew` each time a tile comes after the map has gone on without it; returns what ends that. */
  readonly onLate: (renew: () => void) => () => void;
}

/** The tiles that `serveRelief` serves. */
export const reliefTiles: ReliefTiles = {
  prefetch: (urls) => served?.prefetch(urls),
  clear: () => served?.clear(),
  onLate(renew) {
    renewals.add(renew);
    return () => renewals.delete(renew);
  },
};

/**
 * Lets maps request relief tiles as pictures of ink, which a worker draws; a second call changes
 * nothing. The tiles are kept grey, which takes a third of the bytes of transparent ones and serves
 * both themes; MapLibre's own `color-relief` colours them as well, but takes seconds to compile where
 * the processor draws.
 */
export function serveRelief(): void {
  if (served) return;
  const worker = new Worker(trustWorker(workerUrl), { type: 'module', name: 'relief' });
  const request = requestRelief(worker);
  const tiles = prefetchedTiles((url, signal) => {
    const theme = themes.find((each) => url.startsWith(`${reliefProtocol(each)}:`)) ?? 'light';
    return request(url.slice(url.indexOf('://') + 3), theme, signal);
  });
  const patiently = withPatience(() => {
    for (const renew of renewals) renew();
  });
  served = tiles;
  for (const theme of themes) {
    addProtocol(reliefProtocol(theme), async ({ url }: RequestParameters, { signal }) => ({
      data: await patiently(url, tiles.request(url, signal)),
    }));
  }
}

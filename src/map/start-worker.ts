import { prewarm, setWorkerUrl } from 'maplibre-gl';
import workerUrl from './map-worker.ts?worker&url';
import { trustWorker } from './trust-worker.ts';

/** Starts the worker that every map shares, so that its code is read while the first map is made. */
export function startWorker(): void {
  const worker = new URL(workerUrl, document.baseURI).href;
  trustWorker(worker);
  setWorkerUrl(worker);
  prewarm();
}

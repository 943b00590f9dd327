import { prewarm, setWorkerUrl } from 'maplibre-gl';
import workerUrl from './map-worker.ts?worker&url';
import { trustWorker } from './trust-worker.ts';

let started = false;

/**
 * Starts the worker that every map shares, so that its code is read while the first map is made; a
 * second call changes nothing.
 */
export function startWorker(): void {
  if (started) return;
  started = true;
  setWorkerUrl(trustWorker(workerUrl));
  prewarm();
}

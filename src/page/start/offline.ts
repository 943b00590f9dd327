import { trustWorker } from '../../dom/trust-worker.ts';
import { offerNewer } from './newer-version.ts';
import { savesData } from './saves-data.ts';

/** How long to wait once the map is there, and then for an idle moment at most, in milliseconds. */
const delay = 2000;

/**
 * Keeps the story for reading without a network, once the page has nothing better to do, and offers
 * a newer version when one waits. Does nothing where the browser cannot keep it, or the reader asks
 * for little data. Returns what keeps it from starting.
 */
export function keepOffline(): () => void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || savesData()) {
    return () => undefined;
  }
  const timer = setTimeout(() => whenIdle(register), delay);
  return () => clearTimeout(timer);
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: delay });
  else work();
}

async function register(): Promise<void> {
  const address = trustWorker('service-worker.js');
  try {
    const registration = await navigator.serviceWorker.register(address);
    if (registration.waiting) offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        const replaces = navigator.serviceWorker.controller;
        if (worker.state === 'installed' && replaces) offer(worker);
      });
    });
  } catch {
    // Storage is blocked or full, or the host lacks the file: the story needs the network then.
  }
}

/** Offers the version of a worker that waits; another tab may have set it going before the click. */
function offer(worker: ServiceWorker): void {
  offerNewer(() => {
    const reload = () => {
      if (worker.state === 'activated' || worker.state === 'redundant') location.reload();
    };
    worker.addEventListener('statechange', reload);
    if (worker.state === 'installed') worker.postMessage('update');
    reload();
  });
}

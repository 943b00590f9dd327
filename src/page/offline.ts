import { trustWorker } from '../map/trust-worker.ts';
import { findElement } from './find-element.ts';

/** What the page says when a newer build waits. */
const words = { ready: 'A newer version of this story is ready.', reload: 'Reload' } as const;

/** How long the page rests after the map is there before the story is kept, in milliseconds. */
const rest = 2000;

/**
 * Keeps the story for reading without a network, once the page has nothing better to do, and offers
 * a newer version when one waits. Does nothing where the browser cannot keep it, or the reader asks
 * for little data.
 */
export function keepOffline(): void {
  const saving = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData;
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || saving) return;
  setTimeout(() => whenIdle(register), rest);
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: rest });
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

function offer(worker: ServiceWorker): void {
  document.querySelector('.update')?.remove();
  const note = document.createElement('p');
  note.className = 'update';
  note.setAttribute('role', 'status');
  const reload = document.createElement('button');
  reload.type = 'button';
  reload.textContent = words.reload;
  reload.addEventListener('click', () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
      once: true,
    });
    worker.postMessage('update');
  });
  note.append(`${words.ready} `, reload);
  findElement('layers-panel').before(note);
}

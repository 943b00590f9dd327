import { page } from 'virtual:words/page';
import { createElement, findElement, savesData } from '../../dom/elements.ts';
import { trustWorker } from '../../dom/trust-worker.ts';

/** From when the map is ready, and then for an idle moment at most, in milliseconds. */
const delay = 2000;

/** Caches the story for offline reading, unless the browser asks to use less data, and offers newer versions. */
export function keepOffline(signal: AbortSignal): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || savesData()) return;
  const timer = setTimeout(() => {
    if ('requestIdleCallback' in window) requestIdleCallback(register, { timeout: delay });
    else void register();
  }, delay);
  signal.addEventListener('abort', () => clearTimeout(timer));
}

async function register(): Promise<void> {
  const address = trustWorker('service-worker.js');
  try {
    const registration = await navigator.serviceWorker.register(address);
    if (registration.waiting) offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        // Not `controller`: it may be that of a page around this one.
        if (worker.state === 'installed' && registration.active) offer(worker);
      });
    });
  } catch {
    // Storage is blocked or full, or the host lacks the file.
  }
}

/** Offers the version of a waiting worker, which another tab may activate before the click. */
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

/** How long a request for the page itself may take, in milliseconds. */
const patience = 10_000;

/** Places the offer of a newer version beside the map's controls, or in place of the map. */
export function placeOffer(note = document.querySelector('.update')): void {
  if (!note) return;
  if (document.documentElement.dataset.map === 'unavailable')
    findElement('_map-notice').after(note);
  else findElement('_layers-panel').before(note);
}

/** Offers the newer version, in place of an earlier offer. */
function offerNewer(reload: () => void): void {
  document.querySelector('.update')?.remove();
  const button = createElement('button', { type: 'button' }, page.reload);
  button.addEventListener('click', reload);
  const properties = { className: 'update', role: 'status' };
  placeOffer(createElement('p', properties, `${page.newer} `, button));
}

let pending: Promise<boolean> | undefined;

/** Offers the newer version if the page's address now has another script; for when a file of this build is missing. */
export async function offerIfReplaced(): Promise<void> {
  pending ??= isReplaced().finally(() => {
    pending = undefined;
  });
  if ((await pending) && !document.querySelector('.update')) offerNewer(() => location.reload());
}

async function isReplaced(): Promise<boolean> {
  const script = document.querySelector<HTMLScriptElement>('script[type=module][src]');
  const name = script?.src.split('/').at(-1);
  if (!name) return false;
  try {
    const signal = AbortSignal.timeout?.(patience) ?? null;
    const response = await fetch(location.href, { cache: 'no-store', signal });
    const isPage = response.ok && /^text\/html/.test(response.headers.get('Content-Type') ?? '');
    return isPage && !(await response.text()).includes(name);
  } catch {
    return false;
  }
}

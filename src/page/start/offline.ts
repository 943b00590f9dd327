import { page } from 'virtual:words/page';
import { createElement, findElement, savesData } from '../../dom/elements.ts';
import { whenIdle } from '../../dom/frames.ts';
import { trustWorker } from '../../dom/trust-worker.ts';

/** Milliseconds to wait once the map is ready, and then at most as long again for an idle moment. */
const delay = 2000;

/** Caches the story, unless the browser asks to use less data, and offers newer versions. */
export function keepOffline(signal: AbortSignal): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || savesData()) return;
  const timer = setTimeout(() => whenIdle(() => void register(), delay), delay);
  signal.addEventListener('abort', () => clearTimeout(timer));
}

async function register(): Promise<void> {
  try {
    const registration = await registrationOf(navigator.serviceWorker);
    if (!registration) return;
    if (registration.waiting) offer(registration.waiting, registration);
    const watch = () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        // `controller` would not do: it may be the controller of a page around this one.
        if (worker.state === 'installed' && registration.active) offer(worker, registration);
      });
    };
    watch();
    registration.addEventListener('updatefound', watch);
    if (navigator.serviceWorker.controller) await registration.update();
  } catch {
    // Storage is blocked or full, or the host lacks the file.
  }
}

/** Registers the worker, unless it controls this page: registering again would restore one that is being removed. */
async function registrationOf(container: ServiceWorkerContainer) {
  const address = trustWorker('service-worker.js');
  if (container.controller?.scriptURL !== address) return container.register(address);
  const registration = await container.getRegistration();
  return registration?.active?.scriptURL === address ? registration : undefined;
}

/** Timeout of the worker's activation, in milliseconds: an unfinished request of the older one can delay it. */
const activation = 3000;

/** Offers the worker's newer version; another tab may activate the worker before the click. */
function offer(worker: ServiceWorker, registration: ServiceWorkerRegistration): void {
  offerNewer(() => {
    const reload = () => {
      if (worker.state === 'activated' || worker.state === 'redundant') location.reload();
    };
    worker.addEventListener('statechange', reload);
    if (worker.state === 'installed') worker.postMessage('update');
    reload();
    setTimeout(async () => {
      if (worker.state !== 'installed') return;
      // No worker caches the worker's own file: this tells whether there is a network to reload from.
      const request = fetch(worker.scriptURL, { method: 'HEAD', cache: 'no-store' });
      const response = await request.catch(() => undefined);
      if (!response?.ok) return;
      await registration.unregister();
      location.reload();
    }, activation);
  });
}

/** Timeout of a request for the page, in milliseconds. */
const patience = 10_000;

export function placeOffer(note = document.querySelector('.update')): void {
  if (!note) return;
  if (document.documentElement.dataset.map === 'unavailable')
    findElement('_map-notice').after(note);
  else findElement('_layers-panel').before(note);
}

function offerNewer(reload: () => void): void {
  document.querySelector('.update')?.remove();
  const button = createElement('button', { type: 'button' }, page.reload);
  button.addEventListener('click', reload);
  const properties = { className: 'update', role: 'status' };
  placeOffer(createElement('p', properties, `${page.newer} `, button));
}

let pending: Promise<boolean> | undefined;

/** Offers a newer version if the page's address now has another script; used when a file of this build is missing. */
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

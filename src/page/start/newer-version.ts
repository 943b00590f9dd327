import { page } from '#words';
import { createElement } from '../../dom/create-element.ts';
import { findElement } from '../../dom/find-element.ts';

/** How long a request for the page itself may take, in milliseconds. */
const patience = 10_000;

/** Puts the offer of a newer version, if there is one, beside the map's controls, or where the map would be. */
export function placeOffer(note = document.querySelector('.update')): void {
  if (!note) return;
  if (document.documentElement.dataset.map === 'unavailable') findElement('map-notice').after(note);
  else findElement('layers-panel').before(note);
}

/** Offers the newer version of the story; an offer that is there gives way. */
export function offerNewer(reload: () => void): void {
  document.querySelector('.update')?.remove();
  const button = createElement('button', { type: 'button' }, page.reload);
  button.addEventListener('click', reload);
  const note = createElement('p', { className: 'update' }, `${page.newer} `, button);
  note.setAttribute('role', 'status');
  placeOffer(note);
}

let pending: Promise<boolean> | undefined;

/**
 * Offers the newer version where the page's address by now gives a page with another script than this
 * one has. Called when a file of this build could not be had, which may be because it is gone.
 */
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
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(location.href, { cache: 'no-store', signal });
    const isPage = response.ok && /^text\/html/.test(response.headers.get('Content-Type') ?? '');
    return isPage && !(await response.text()).includes(name);
  } catch {
    return false;
  }
}

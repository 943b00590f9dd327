import { decode } from '../../core/reader/choices.ts';
import { targetOf } from '../../dom/elements.ts';

/** Opens every `<details>` around a link's target, then follows the link again. */
export function openFolds(signal: AbortSignal): void {
  const open = () => {
    const target = document.getElementById(decode(location.hash.slice(1)));
    // `scrollIntoView` would also scroll the page around a frame.
    if (openAround(target)) location.replace(location.hash);
  };
  const follow = (event: Event) => {
    const link = targetOf<HTMLAnchorElement>(event, 'a[href^="#"]');
    if (link?.hash === location.hash) open();
  };
  open();
  window.addEventListener('hashchange', open, { signal });
  document.addEventListener('click', follow, { signal });
}

/** Opens every `<details>` around an element, and the element itself if it is one; returns true if any was closed. */
export function openAround(element: Element | null): boolean {
  let opened = false;
  for (let at = element?.closest('details'); at; at = at.parentElement?.closest('details')) {
    opened ||= !at.open;
    at.open = true;
  }
  return opened;
}

import { decode } from '../../core/reader/choices.ts';

/** Opens each `<details>` around the target of a link, then follows the link again. Returns what stops it. */
export function openFolds(): () => void {
  const open = () => {
    const target = document.getElementById(decode(location.hash.slice(1)));
    // Not `scrollIntoView`, which scrolls the page around a frame too.
    if (openAround(target)) location.replace(location.hash);
  };
  const follow = ({ target }: Event) => {
    const link =
      target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (link?.hash === location.hash) open();
  };
  const stopping = new AbortController();
  const { signal } = stopping;
  open();
  window.addEventListener('hashchange', open, { signal });
  document.addEventListener('click', follow, { signal });
  return () => stopping.abort();
}

/** Opens every `<details>` around an element, or that it is; returns whether one was closed. */
export function openAround(element: Element | null): boolean {
  let opened = false;
  for (let at = element?.closest('details'); at; at = at.parentElement?.closest('details')) {
    opened ||= !at.open;
    at.open = true;
  }
  return opened;
}

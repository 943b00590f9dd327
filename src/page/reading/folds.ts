import { decode } from '../../core/reader/choices.ts';

/**
 * Opens what is folded around the element that a link leads to, where the browser does not by itself,
 * and leads there anew once it has a place. Returns what stops it.
 */
export function openFolds(): () => void {
  const open = () => {
    const target = document.getElementById(decode(location.hash.slice(1)));
    // By a link anew, since `scrollIntoView` scrolls the page around a frame too.
    if (openAround(target)) location.replace(location.hash);
  };
  const follow = ({ target }: Event) => {
    const link =
      target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
    if (link?.hash === location.hash) open();
  };
  open();
  window.addEventListener('hashchange', open);
  document.addEventListener('click', follow);
  return () => {
    window.removeEventListener('hashchange', open);
    document.removeEventListener('click', follow);
  };
}

/** Opens every `<details>` that an element is or lies in; whether one was closed. */
export function openAround(element: Element | null): boolean {
  let opened = false;
  for (let at = element?.closest('details'); at; at = at.parentElement?.closest('details')) {
    opened ||= !at.open;
    at.open = true;
  }
  return opened;
}

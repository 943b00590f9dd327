/**
 * Makes a change to the page's layout, and scrolls so that what is being read stays where it is on
 * the screen. At the page's top the page stays at its top.
 */
export function keepPlace(change: () => void): void {
  const read = [...document.querySelectorAll('main .card > *')].find(
    (element) => element.getBoundingClientRect().bottom > 0 && element.clientHeight > 0,
  );
  const atTop = window.scrollY === 0;
  const before = read?.getBoundingClientRect().top ?? 0;
  change();
  const moved = read?.isConnected ? read.getBoundingClientRect().top - before : 0;
  if (!atTop) window.scrollBy({ top: moved, behavior: 'instant' });
}

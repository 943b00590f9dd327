/**
 * Makes a change to the page's layout, and scrolls so that what is being read stays where it is on
 * the screen. At the page's top the page stays at its top.
 */
export function keepPlace(change: () => void): void {
  const read = partBelow(0);
  const atTop = window.scrollY === 0;
  const before = read?.getBoundingClientRect().top ?? 0;
  change();
  const moved = read?.isConnected ? read.getBoundingClientRect().top - before : 0;
  if (!atTop) window.scrollBy({ top: moved, behavior: 'instant' });
}

/** The first part of the text that ends below a line of the screen, in CSS pixels from its top. */
export function partBelow(line: number): Element | undefined {
  const isBelow = (element: Element) => element.getBoundingClientRect().bottom > line;
  for (const card of document.querySelectorAll('main .card')) {
    if (!isBelow(card)) continue;
    const part = [...card.children].find((each) => each.clientHeight > 0 && isBelow(each));
    if (part) return part;
  }
  return undefined;
}

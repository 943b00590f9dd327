import { textTop } from './measure-page.ts';
import { onScrollEnd } from './scroll.ts';

/** Applies a change of layout, then scrolls to keep the text at the reading line in place. At the top of the page it does not scroll. */
export function keepPlace(change: () => void): void {
  const read = readNow();
  change();
  if (read) scrollBack(read);
}

/** The first part of the text that ends below a line of the screen. */
function partBelow(line: number): Element | undefined {
  const isBelow = (element: Element) => element.getBoundingClientRect().bottom > line;
  for (const card of document.querySelectorAll('main .card')) {
    if (!isBelow(card)) continue;
    const part = [...card.children].find((each) => each.clientHeight > 0 && isBelow(each));
    if (part) return wordsAt(part, line) ?? part;
  }
  return undefined;
}

/** The words of a passage's leg at a line of the screen, if any. */
function wordsAt(leg: Element, line: number): Element | undefined {
  return [...leg.querySelectorAll('.sheet > *')].find((words) => {
    const { top, bottom } = words.getBoundingClientRect();
    return top <= line && bottom > line;
  });
}

/** The least time between two checks while the page scrolls, in milliseconds. */
const interval = 200;

/** The middle of the text's part of the screen, in CSS pixels. */
const readingLine = () => (textTop() + window.innerHeight) / 2;

/** The part of the text being read, the share of it above the reading line, and its distance below. */
function readNow() {
  const line = readingLine();
  const part = partBelow(line);
  if (!part || window.scrollY === 0) return undefined;
  const { top, height } = part.getBoundingClientRect();
  return { part, share: Math.max(0, line - top) / height, below: Math.max(0, top - line) };
}

/** Scrolls what was read to where it was, measured from the reading line. */
function scrollBack({ part, share, below }: NonNullable<ReturnType<typeof readNow>>): void {
  const { top, height } = part.getBoundingClientRect();
  const by = top + share * height - below - readingLine();
  if (height > 0) window.scrollBy({ top: by, behavior: 'instant' });
}

/**
 * Keeps the text at the reading line when the window's width changes, as when a phone is rotated. By then the old place
 * is lost, so it is recorded beforehand: while and after the page scrolls, and when its height changes. It is kept
 * until the reader scrolls, so that rotating back ends where it began. Returns what stops it.
 */
export function keepReadingPlace(): () => void {
  let read = readNow();
  let width = window.innerWidth;
  let held: number | undefined;
  const look = () => {
    if (window.innerWidth !== width) return;
    if (held !== undefined && Math.abs(window.scrollY - held) < 1) return;
    held = undefined;
    read = readNow();
  };
  const resized = () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    if (!read) return;
    scrollBack(read);
    held = window.scrollY;
  };
  let looked = 0;
  const scrolled = ({ timeStamp }: Event) => {
    if (timeStamp - looked < interval) return;
    looked = timeStamp;
    look();
  };
  const unfolding = new ResizeObserver(look);
  unfolding.observe(document.body);
  const stopAtEnd = onScrollEnd(look);
  const stopping = new AbortController();
  const passive = { passive: true, signal: stopping.signal };
  window.addEventListener('scroll', scrolled, passive);
  window.addEventListener('resize', resized, passive);
  return () => {
    unfolding.disconnect();
    stopAtEnd();
    stopping.abort();
  };
}

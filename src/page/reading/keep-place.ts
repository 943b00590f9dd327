import { textTop } from './measure-page.ts';
import { onScrollEnd } from './scroll.ts';

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
function partBelow(line: number): Element | undefined {
  const isBelow = (element: Element) => element.getBoundingClientRect().bottom > line;
  for (const card of document.querySelectorAll('main .card')) {
    if (!isBelow(card)) continue;
    const part = [...card.children].find((each) => each.clientHeight > 0 && isBelow(each));
    if (part) return wordsAt(part, line) ?? part;
  }
  return undefined;
}

/** The words of a passage's leg at a line of the screen; none where the line runs between its sheets. */
function wordsAt(leg: Element, line: number): Element | undefined {
  return [...leg.querySelectorAll('.sheet > *')].find((words) => {
    const { top, bottom } = words.getBoundingClientRect();
    return top <= line && bottom > line;
  });
}

/** The least time between two looks at what is read while the page is scrolled, in milliseconds. */
const interval = 200;

/** A part of the text that is read, and where it lies at the reading line. */
interface Read {
  readonly part: Element;
  /** The share of its height that lies above the line, from 0 to 1. */
  readonly share: number;
  /** How far below the line it begins, in CSS pixels; 0 for one that the line runs through. */
  readonly below: number;
}

/** The middle of the part of the screen that is the text's, in CSS pixels from the screen's top. */
const readingLine = () => (textTop() + window.innerHeight) / 2;

function readNow(): Read | undefined {
  const line = readingLine();
  const part = partBelow(line);
  if (!part || window.scrollY === 0) return undefined;
  const { top, height } = part.getBoundingClientRect();
  return { part, share: Math.max(0, line - top) / height, below: Math.max(0, top - line) };
}

/**
 * Keeps the text that is read at the reading line when the window becomes wider or narrower, as when
 * a phone is turned: browsers hold a place only where the text keeps its shape. Once the window has
 * its new width the old place is lost, so what is read is looked up beforehand: now and then while the
 * page is scrolled, at the end of it, where something unfolds, and now, as a link may have led there. After a turn it stays what it
 * was until the reader scrolls on, so that turning back ends where it began.
 *
 * @returns What stops it.
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
    if (!read || read.part.clientHeight === 0) return;
    const { top, height } = read.part.getBoundingClientRect();
    const by = top + read.share * height - read.below - readingLine();
    window.scrollBy({ top: by, behavior: 'instant' });
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
  window.addEventListener('scroll', scrolled, { passive: true });
  window.addEventListener('resize', resized, { passive: true });
  return () => {
    unfolding.disconnect();
    stopAtEnd();
    window.removeEventListener('scroll', scrolled);
    window.removeEventListener('resize', resized);
  };
}

import { partBelow } from './keep-place.ts';
import { onScrollEnd } from './on-scroll-end.ts';
import { textTop } from './text-top.ts';

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
 * a phone is turned: browsers hold a place only where the text keeps its shape. What is read is
 * looked up now, as a link may have led there, and when the page rests, so that scrolling costs
 * nothing. Returns what stops it.
 */
export function keepReadingPlace(): () => void {
  let read = readNow();
  let width = window.innerWidth;
  let held: number | undefined;
  const scrolled = () => {
    if (held !== undefined && Math.abs(window.scrollY - held) < 1) return;
    held = undefined;
    read = undefined;
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
  const stopResting = onScrollEnd(() => {
    if (held === undefined) read = readNow();
  });
  window.addEventListener('scroll', scrolled, { passive: true });
  window.addEventListener('resize', resized, { passive: true });
  return () => {
    stopResting();
    window.removeEventListener('scroll', scrolled);
    window.removeEventListener('resize', resized);
  };
}

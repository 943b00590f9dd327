import { onRest } from './rest.ts';

/** A part of the text, and the share of its height that lies at the reading line. */
interface Read {
  readonly part: Element;
  readonly share: number;
}

/** The middle of the screen that the map leaves to the text, in CSS pixels from its top. */
function readingLine(): number {
  const stage = document.getElementById('stage');
  const above = stage && getComputedStyle(stage).position === 'sticky';
  const top = above ? Math.max(0, stage.getBoundingClientRect().bottom) : 0;
  return (top + window.innerHeight) / 2;
}

function readNow(): Read | undefined {
  const line = readingLine();
  const parts = [...document.querySelectorAll('main .card > *')];
  const part = parts.find((each) => each.clientHeight > 0 && boxOf(each).bottom > line);
  if (!part || window.scrollY === 0) return undefined;
  const { top, height } = boxOf(part);
  return { part, share: (line - top) / height };
}

const boxOf = (part: Element) => part.getBoundingClientRect();

/**
 * Keeps the text that is read at the reading line when the window becomes wider or narrower, as when
 * a phone is turned: browsers hold a place only where the text keeps its shape. What is read is
 * looked up when the page rests, so that scrolling costs nothing.
 */
export function holdPlace(): () => void {
  let read: Read | undefined;
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
    const { top, height } = boxOf(read.part);
    const by = top + read.share * height - readingLine();
    window.scrollBy({ top: by, behavior: 'instant' });
    held = window.scrollY;
  };
  const stopResting = onRest(() => {
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

import { textTop } from './measure-page.ts';

/** Changes the layout, then scrolls back to the heading, if it was visible, or to the text at the reading line. */
export function keepPlace(change: () => void): void {
  const read = readNow();
  const heading = read?.part.closest('section')?.querySelector('h1, h2');
  const before = heading ? belowTextTop(heading) : -1;
  change();
  if (heading && before >= 0)
    window.scrollBy({ top: belowTextTop(heading) - before, behavior: 'instant' });
  else if (read) scrollBack(read);
}

const belowTextTop = (element: Element) => element.getBoundingClientRect().top - textTop();

function partBelow(line: number): Element | undefined {
  const isBelow = (element: Element) => element.getBoundingClientRect().bottom > line;
  // Searching the whole document for cards would cost more than all else in a frame that scrolls.
  for (const section of document.querySelector('main')?.children ?? []) {
    if (!isBelow(section)) continue;
    const parts = [...(section.querySelector('.card')?.children ?? [])];
    const part = parts.find((each) => each.clientHeight > 0 && isBelow(each));
    // Within a passage, the text of the leg at the line.
    const leg = [...(part?.querySelectorAll('.sheet > *') ?? [])].find((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return top <= line && bottom > line;
    });
    if (part) return leg ?? part;
  }
  return undefined;
}

/** Milliseconds between checks while the page scrolls. */
const interval = 200;

const readingLine = () => (textTop() + window.innerHeight) / 2;

function readNow() {
  const line = readingLine();
  const part = partBelow(line);
  if (!part || window.scrollY === 0) return undefined;
  const { top, height } = part.getBoundingClientRect();
  return { part, share: Math.max(0, line - top) / height, below: Math.max(0, top - line) };
}

function scrollBack({ part, share, below }: NonNullable<ReturnType<typeof readNow>>): void {
  const { top, height } = part.getBoundingClientRect();
  const by = top + share * height - below - readingLine();
  if (height > 0) window.scrollBy({ top: by, behavior: 'instant' });
}

/** Keeps text at the reading line when the width changes: the same text each time, until one scrolls. */
export function keepReadingPlace(signal: AbortSignal): void {
  let read = readNow();
  let width = window.innerWidth;
  let held: number | undefined;
  let looked = 0;
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
  const scrolled = ({ timeStamp }: Event) => {
    if (timeStamp - looked < interval) return;
    looked = timeStamp;
    look();
  };
  const unfolding = new ResizeObserver(look);
  unfolding.observe(document.body);
  signal.addEventListener('abort', () => unfolding.disconnect());
  onScrollEnd(look, signal);
  window.addEventListener('scroll', scrolled, { passive: true, signal });
  window.addEventListener('resize', resized, { passive: true, signal });
}

const pauseTime = 200;

/** Calls `ended` after a pause in scrolling and another frame, since busy pages get scroll events late. */
export function onScrollEnd(ended: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let last = 0;
  const look = () => {
    const left = last + pauseTime - performance.now();
    timer = left > 0 ? setTimeout(look, left) : undefined;
    if (timer === undefined) frame = requestAnimationFrame(ended);
  };
  const scrolled = () => {
    last = performance.now();
    cancelAnimationFrame(frame);
    timer ??= setTimeout(look, pauseTime);
  };
  window.addEventListener('scroll', scrolled, { passive: true, signal });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  });
}

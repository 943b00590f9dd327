import { beforeEach, expect, it, test, vi } from 'vitest';
import { onScrollEnd } from '../../../src/page/reading/keep-place.ts';
import { coveredAside } from '../../../src/page/reading/measure-page.ts';

let frames: (() => void)[];
let rests: ReturnType<typeof vi.fn<() => void>>;
let page: EventTarget;
let stopping: AbortController;

const scroll = () => page.dispatchEvent(new Event('scroll'));
/** Time goes by without a frame, as on a busy page. */
const pass = (ms: number) => vi.advanceTimersByTime(ms);
const frame = () => {
  for (const run of frames.splice(0)) run();
};

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  page = new EventTarget();
  vi.stubGlobal('window', page);
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
  vi.stubGlobal('cancelAnimationFrame', () => {
    frames = [];
  });
  rests = vi.fn<() => void>();
  stopping = new AbortController();
  onScrollEnd(rests, stopping.signal);
  return () => void vi.useRealTimers();
});

it('onScrollEnd calls back once, when the page has been still for a moment since the last scroll', () => {
  scroll();
  pass(150);
  scroll();
  pass(150);
  frame();
  expect(rests).not.toHaveBeenCalled();
  pass(50);
  frame();
  pass(1000);
  frame();
  expect(rests).toHaveBeenCalledTimes(1);
});

it('onScrollEnd does not mistake a busy page for a still page: the scroll that waited for the frame comes first', () => {
  scroll();
  pass(500);
  scroll();
  frame();
  expect(rests).not.toHaveBeenCalled();
});

it('onScrollEnd leaves no timer or frame behind once stopped', () => {
  scroll();
  pass(250);
  scroll();
  stopping.abort();
  scroll();
  expect([vi.getTimerCount(), frames.length]).toEqual([0, 0]);
});

const box = (left: number, right: number) => ({ left, right }) as DOMRect;

test.each([
  ['on the left', box(40, 500), { left: 500, right: 0 }],
  ['on the right, as in right-to-left text', box(940, 1400), { left: 0, right: 500 }],
])('a column %s covers the map from that side', (_, column, covered) => {
  expect(coveredAside(box(0, 1440), column)).toEqual(covered);
});

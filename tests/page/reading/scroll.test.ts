import { beforeEach, describe, expect, it, vi } from 'vitest';
import { onScrollEnd, smoothScroll } from '../../../src/page/reading/scroll.ts';

let frames: (() => void)[];
let rests: ReturnType<typeof vi.fn<() => void>>;
let page: EventTarget;
let stop: () => void;

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
  stop = onScrollEnd(rests);
  return () => void vi.useRealTimers();
});

describe('onScrollEnd', () => {
  it('calls once when the page has been still for a moment, from the last scroll on', () => {
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

  it('takes no busy page for a rest: the scroll that waited for the frame comes first', () => {
    scroll();
    pass(500);
    scroll();
    frame();
    expect(rests).not.toHaveBeenCalled();
  });

  it('leaves nothing behind once stopped', () => {
    scroll();
    pass(250);
    scroll();
    stop();
    scroll();
    expect([vi.getTimerCount(), frames.length]).toEqual([0, 0]);
  });
});

const always = () => true;
const never = () => false;

describe('smoothScroll', () => {
  it.each([
    ['where nothing scrolls in steps', never, true],
    ['without motion', always, false],
  ])('follows directly %s', (_, isStepped, motion) => {
    const at = smoothScroll(isStepped);
    at(0, 0, motion);
    expect(at(100, 16, motion)).toBe(100);
  });

  it('spreads a step of a wheel over several frames and ends exactly on it', () => {
    const at = smoothScroll(always);
    at(0, 0, true);
    const positions = Array.from({ length: 120 }, (_, i) => at(120, 16 * (i + 1), true));
    expect(positions[0]).toBeGreaterThan(0);
    expect(positions[0]).toBeLessThan(40);
    expect(positions.at(-1)).toBe(120);
  });

  it('finishes a movement after the wheel has stopped', () => {
    let stepped = true;
    const at = smoothScroll(() => stepped);
    at(0, 0, true);
    at(120, 16, true);
    stepped = false;
    expect(at(120, 32, true)).toBeLessThan(120);
    let position = 0;
    for (let now = 48; now < 3000; now += 16) position = at(120, now, true);
    expect(position).toBe(120);
  });
});

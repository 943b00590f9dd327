import fc from 'fast-check';
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
  it('follows directly where nothing scrolls in steps', () => {
    const at = smoothScroll(never);
    expect(at(0, 0, true)).toBe(0);
    expect(at(100, 16, true)).toBe(100);
    expect(at(350, 32, true)).toBe(350);
  });

  it('follows directly without motion', () => {
    const at = smoothScroll(always);
    at(0, 0, false);
    expect(at(100, 16, false)).toBe(100);
  });

  it('spreads a step of a wheel over several frames and ends exactly on it', () => {
    const at = smoothScroll(always);
    at(0, 0, true);
    const positions = Array.from({ length: 120 }, (_, i) => at(120, 16 * (i + 1), true));
    expect(positions[0]).toBeGreaterThan(0);
    expect(positions[0]).toBeLessThan(40);
    expect(positions.at(-1)).toBe(120);
  });

  it('never swings past the place that the page stands at', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }), (steps) => {
        const at = smoothScroll(always);
        let now = 0;
        let target = 0;
        let before = at(0, 0, true);
        for (const step of steps) {
          target += step;
          now += 16;
          const position = at(target, now, true);
          expect(position).toBeGreaterThanOrEqual(before);
          expect(position).toBeLessThanOrEqual(target);
          before = position;
        }
      }),
    );
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

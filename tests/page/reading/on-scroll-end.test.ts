import { describe, expect, it } from 'vitest';
import { onScrollEnd, type ScrollPort } from '../../../src/page/reading/scroll.ts';

/** A window whose time is told by hand, with what has been asked of it. */
function handWindow() {
  let now = 0;
  let last = 0;
  const timers = new Map<number, { at: number; run: () => void }>();
  const frames = new Map<number, () => void>();
  const scrolls = new Set<() => void>();
  const port = {
    performance: { now: () => now },
    setTimeout(run: () => void, ms: number) {
      last += 1;
      timers.set(last, { at: now + ms, run });
      return last;
    },
    clearTimeout: (id?: number) => void timers.delete(id ?? 0),
    requestAnimationFrame(run: () => void) {
      last += 1;
      frames.set(last, run);
      return last;
    },
    cancelAnimationFrame: (id: number) => void frames.delete(id),
    addEventListener: (_: string, listener: () => void) => void scrolls.add(listener),
    removeEventListener: (_: string, listener: () => void) => void scrolls.delete(listener),
  };
  return {
    port: port as unknown as ScrollPort,
    asked: () => timers.size + frames.size + scrolls.size,
    scroll() {
      for (const listener of scrolls) listener();
    },
    /** Time goes by without a frame, as on a busy page. */
    pass(ms: number) {
      now += ms;
      for (const [id, { at, run }] of [...timers]) {
        if (at > now) continue;
        timers.delete(id);
        run();
      }
    },
    frame() {
      const due = [...frames.values()];
      frames.clear();
      for (const run of due) run();
    },
  };
}

function watched() {
  const page = handWindow();
  let rests = 0;
  const stop = onScrollEnd(() => {
    rests += 1;
  }, page.port);
  return { ...page, stop, rests: () => rests };
}

describe('onScrollEnd', () => {
  it('calls once when the page has been still for a moment', () => {
    const page = watched();
    page.scroll();
    page.pass(200);
    page.frame();
    page.pass(1000);
    page.frame();
    expect(page.rests()).toBe(1);
  });

  it('waits from the last scroll, not the first', () => {
    const page = watched();
    page.scroll();
    page.pass(150);
    page.scroll();
    page.pass(150);
    page.frame();
    expect(page.rests()).toBe(0);
    page.pass(50);
    page.frame();
    expect(page.rests()).toBe(1);
  });

  it('takes no busy page for a rest: the scroll that waited for the frame comes first', () => {
    const page = watched();
    page.scroll();
    page.pass(500);
    page.scroll();
    page.frame();
    expect(page.rests()).toBe(0);
  });

  it('leaves nothing behind once stopped', () => {
    const page = watched();
    page.scroll();
    page.pass(250);
    page.scroll();
    page.stop();
    expect(page.asked()).toBe(0);
  });
});

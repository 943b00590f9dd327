import { describe, expect, it } from 'vitest';
import { scrollFigures, type TraceEvent } from '../../bench/scroll-figures.ts';

const main = { pid: 1, tid: 1 };
const own = 'http://story/assets/main.js';
const isOwn = (url: string) => url === own;
const ms = 1000;

const commit = (at: number): TraceEvent => ({ name: 'Commit', ...main, ts: at * ms, args: {} });
const scroll = (at: number): TraceEvent => ({
  name: 'EventDispatch',
  ...main,
  ts: at * ms,
  args: { data: { type: 'scroll' } },
});
const call = (at: number, duration: number, url = own): TraceEvent => ({
  name: 'FunctionCall',
  ...main,
  ts: at * ms,
  dur: duration * 2 * ms,
  tdur: duration * ms,
  args: { data: { url } },
});

describe('scrollFigures', () => {
  const commits = [0, 16, 32, 64].map(commit);

  it('sums the own callbacks’ time on the processor in each frame that scrolled', () => {
    const events = [...commits, scroll(1), call(1, 0.5), call(3, 0.25), scroll(17), call(18, 1.25)];
    const { frames, callbacksMedian } = scrollFigures(events, isOwn, []);
    expect(frames).toBe(2);
    expect(callbacksMedian).toBe(1);
  });

  it('counts a scrolled frame in which nothing ran as no time', () => {
    const events = [...commits, scroll(1), scroll(17), call(18, 1)];
    expect(scrollFigures(events, isOwn, []).callbacksMedian).toBe(0.5);
  });

  it('counts a frame that did not scroll where the own script ran in it', () => {
    const events = [...commits, scroll(1), call(20, 1)];
    expect(scrollFigures(events, isOwn, []).frames).toBe(2);
  });

  it('leaves out MapLibre’s callbacks, other threads, and calls within a call', () => {
    const worker = { ...call(2, 9), tid: 2 };
    const events = [
      ...commits,
      scroll(1),
      call(2, 1),
      call(3, 0.2),
      call(6, 9, 'maplibre'),
      worker,
    ];
    expect(scrollFigures(events, isOwn, []).callbacksMedian).toBe(1);
  });

  it('takes the time in the map’s methods off the callbacks in which they were called', () => {
    const events = [...commits, scroll(1), call(2, 4), scroll(17), call(18, 1)];
    const inMap = [
      { ts: 3 * ms, dur: 6 * ms },
      { ts: 40 * ms, dur: 5 * ms },
    ];
    const { ownMedian, callbacksMedian } = scrollFigures(events, isOwn, inMap);
    expect(callbacksMedian).toBe(2.5);
    expect(ownMedian).toBe(1);
  });

  it('tells how many frames came late', () => {
    const { over17, over33 } = scrollFigures(
      [...[0, 16, 36, 76].map(commit), scroll(1)],
      isOwn,
      [],
    );
    expect(over17).toBeCloseTo(2 / 3);
    expect(over33).toBeCloseTo(1 / 3);
  });

  it('refuses a trace in which nothing scrolled', () => {
    expect(() => scrollFigures(commits, isOwn, [])).toThrow('The trace holds no scroll.');
  });
});

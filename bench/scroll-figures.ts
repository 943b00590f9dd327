import { median, quantile } from './quantile.ts';
import type { TraceEvent } from './trace-event.ts';

/** What a scripted scroll cost the page; times in milliseconds. */
export interface ScrollFigures {
  /** The frames in which the page scrolled, or its own script ran. */
  readonly frames: number;
  /**
   * Time on the processor of the page's own callbacks in a frame, from their entry to their end,
   * with all that they call: MapLibre, the DOM, the language.
   */
  readonly callbacksMedian: number;
  readonly callbacksP99: number;
  /** The share of that outside the map's methods, from 0 to 1. */
  readonly ownShare: number;
  /** The callbacks without the map's methods, by the share. */
  readonly ownMedian: number;
  /** The same in the worst frame of a hundred. */
  readonly ownP99: number;
  /** The share of frames that came more than 16.7 and more than 33.4 ms after the last. */
  readonly over17: number;
  readonly over33: number;
}

/**
 * Works out the cost of a scroll from a trace of it. A frame lasts from one commit of the page's
 * main thread to the next.
 *
 * @param isOwn Whether a script's address is the project's own code, and not MapLibre's.
 * @param mapCallTime Milliseconds of the whole scroll spent in the map's methods.
 * @throws When nothing scrolled in the trace.
 */
export function scrollFigures(
  events: readonly TraceEvent[],
  isOwn: (url: string) => boolean,
  mapCallTime: number,
): ScrollFigures {
  const scrolls = events.filter(({ name, args }) => {
    return name === 'EventDispatch' && args.data?.type === 'scroll';
  });
  const main = scrolls[0];
  if (!main) throw new Error('The trace holds no scroll.');
  const onMain = events.filter(({ pid, tid }) => pid === main.pid && tid === main.tid);
  const commits = times(onMain.filter(({ name }) => name === 'Commit'));
  const calls = outermost(onMain.filter(({ name }) => name === 'FunctionCall'));
  const callbacks = calls.filter(({ args }) => isOwn(args.data?.url ?? ''));
  const frames = frameTimes(commits, times(scrolls), callbacks);
  const byTheClock = callbacks.reduce((total, { dur = 0 }) => total + dur / 1000, 0);
  const ownShare = byTheClock > 0 ? Math.max(0, 1 - mapCallTime / byTheClock) : 1;
  const intervals = commits.slice(1).map((ts, index) => (ts - (commits[index] ?? ts)) / 1000);
  return {
    frames: frames.length,
    callbacksMedian: median(frames),
    callbacksP99: quantile(frames, 0.99),
    ownShare,
    ownMedian: median(frames) * ownShare,
    ownP99: quantile(frames, 0.99) * ownShare,
    over17: share(intervals, (interval) => interval > 16.7),
    over33: share(intervals, (interval) => interval > 33.4),
  };
}

const times = (events: readonly TraceEvent[]): readonly number[] =>
  events.map(({ ts }) => ts).sort((a, b) => a - b);

/** Calls that no other call contains: a callback that a callback causes is part of it. */
function outermost(calls: readonly TraceEvent[]): readonly TraceEvent[] {
  let end = Number.NEGATIVE_INFINITY;
  return [...calls]
    .sort((a, b) => a.ts - b.ts)
    .filter(({ ts, dur = 0 }) => {
      if (ts < end) return false;
      end = ts + dur;
      return true;
    });
}

/** The callbacks' milliseconds in each frame that scrolled or in which one ran. */
function frameTimes(
  commits: readonly number[],
  scrolls: readonly number[],
  callbacks: readonly TraceEvent[],
): readonly number[] {
  const frames = new Map<number, number>();
  const frameAt = (ts: number): number => commits.findIndex((commit) => commit > ts);
  for (const ts of scrolls) frames.set(frameAt(ts), 0);
  for (const { ts, tdur = 0 } of callbacks) {
    const frame = frameAt(ts);
    frames.set(frame, (frames.get(frame) ?? 0) + tdur / 1000);
  }
  return [...frames.values()];
}

const share = (values: readonly number[], holds: (value: number) => boolean): number =>
  values.filter(holds).length / Math.max(1, values.length);

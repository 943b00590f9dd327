import { profileSamples } from './profile-samples.ts';
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
  /** The share of that in the page's own code, from 0 to 1, by the profiler's samples. */
  readonly ownShare: number;
  /** The page's own code alone: the callbacks' median by the share. */
  readonly ownMedian: number;
  /** The page's own code alone in the worst frame of a hundred. */
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
 * @throws When nothing scrolled in the trace.
 */
export function scrollFigures(
  events: readonly TraceEvent[],
  isOwn: (url: string) => boolean,
): ScrollFigures {
  const scrolls = events.filter(({ name, args }) => {
    return name === 'EventDispatch' && args.data?.type === 'scroll';
  });
  const main = scrolls[0];
  if (!main) throw new Error('The trace holds no scroll.');
  const onMain = events.filter(({ pid, tid }) => pid === main.pid && tid === main.tid);
  const commits = times(onMain.filter(({ name }) => name === 'Commit'));
  const callbacks = outermost(onMain.filter(({ name }) => name === 'FunctionCall')).filter(
    ({ args }) => isOwn(args.data?.url ?? ''),
  );
  const frames = frameTimes(commits, times(scrolls), callbacks);
  const ownShare = shareOfOwn(profileSamples(events, main), callbacks, isOwn);
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

/** Calls that no other call contains: a callback that the page's own callback causes is part of it. */
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

function shareOfOwn(
  samples: ReturnType<typeof profileSamples>,
  callbacks: readonly TraceEvent[],
  isOwn: (url: string) => boolean,
): number {
  let own = 0;
  let all = 0;
  let next = 0;
  for (const { ts, duration, url } of samples) {
    while (next < callbacks.length && end(callbacks[next]) < ts) next++;
    if (ts < (callbacks[next]?.ts ?? Number.POSITIVE_INFINITY)) continue;
    all += duration;
    if (url && isOwn(url)) own += duration;
  }
  return all > 0 ? own / all : 1;
}

const end = (call: TraceEvent | undefined): number => (call ? call.ts + (call.dur ?? 0) : 0);

const share = (values: readonly number[], holds: (value: number) => boolean): number =>
  values.filter(holds).length / Math.max(1, values.length);

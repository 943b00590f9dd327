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
  /** The same outside the map's methods. */
  readonly ownMedian: number;
  readonly ownP99: number;
  /** The share of frames that came more than 16.7 and more than 33.4 ms after the last. */
  readonly over17: number;
  readonly over33: number;
}

/** A call of the map's methods by the page's own script, in microseconds of the trace. */
export interface MapCall {
  readonly ts: number;
  readonly dur: number;
}

/**
 * Works out the cost of a scroll from a trace of it. A frame lasts from one commit of the page's
 * main thread to the next.
 *
 * @param isOwn Whether a script's address is the project's own code, and not MapLibre's.
 * @param mapCalls When the page's own script was in the map's methods.
 * @throws When nothing scrolled in the trace.
 */
export function scrollFigures(
  events: readonly TraceEvent[],
  isOwn: (url: string) => boolean,
  mapCalls: readonly MapCall[],
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
  const inFrames = (time: (callback: TraceEvent) => number) =>
    frameTimes(commits, times(scrolls), callbacks, time);
  const frames = inFrames(({ tdur = 0 }) => tdur);
  const own = inFrames((callback) => (callback.tdur ?? 0) * ownShare(callback, mapCalls));
  const intervals = commits.slice(1).map((ts, index) => (ts - (commits[index] ?? ts)) / 1000);
  return {
    frames: frames.length,
    callbacksMedian: median(frames),
    callbacksP99: quantile(frames, 0.99),
    ownMedian: median(own),
    ownP99: quantile(own, 0.99),
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

/** The share of a callback's time by the clock that it spends outside the map's methods, from 0 to 1. */
function ownShare({ ts, dur = 0 }: TraceEvent, mapCalls: readonly MapCall[]): number {
  const within = mapCalls.filter((call) => call.ts >= ts && call.ts < ts + dur);
  const inMap = within.reduce((total, call) => total + call.dur, 0);
  return dur > 0 ? Math.max(0, 1 - inMap / dur) : 1;
}

/** The callbacks' milliseconds in each frame that scrolled or in which one ran. */
function frameTimes(
  commits: readonly number[],
  scrolls: readonly number[],
  callbacks: readonly TraceEvent[],
  time: (callback: TraceEvent) => number,
): readonly number[] {
  const frames = new Map<number, number>();
  const frameAt = (ts: number): number => commits.findIndex((commit) => commit > ts);
  for (const ts of scrolls) frames.set(frameAt(ts), 0);
  for (const callback of callbacks) {
    const frame = frameAt(callback.ts);
    frames.set(frame, (frames.get(frame) ?? 0) + time(callback) / 1000);
  }
  return [...frames.values()];
}

const share = (values: readonly number[], holds: (value: number) => boolean): number =>
  values.filter(holds).length / Math.max(1, values.length);

/** The part of a Chromium trace event that the benchmark reads; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** When it began. */
  readonly ts: number;
  /** How long it took by the clock. */
  readonly dur?: number;
  /** Its time on the processor, which other programs on the machine do not lengthen. */
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly type?: string; readonly url?: string } };
}

/** The categories of a trace that holds what the benchmark reads. */
export const traceCategories: readonly string[] = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
];

/**
 * The value below which a share of the values lies, from 0 to 1, linear between neighbours; NaN for
 * no values.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** The middle of the values. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

import type { LoadTimes } from './observe-load.ts';
import type { WireResponse } from './wire-log.ts';

/** One cold load of one page; times in milliseconds. */
export interface LoadFigures {
  /** From navigation to the mark `map:ready`; NaN for a page without a map. */
  readonly ready: number;
  /** From the mark `map:start` to `map:ready`. */
  readonly map: number;
  readonly firstPaint: number;
  readonly largestPaint: number;
  /** The part of each long task beyond 50 ms, summed, until all was quiet. */
  readonly blocked: number;
  /** From `map:ready` to the end of the last long task; 0 where none came after it. */
  readonly quietAfter: number;
  readonly layoutShift: number;
  /** On the wire, headers and all, of what was asked for before `map:ready`. */
  readonly bytes: number;
  /** Bytes of JavaScript memory in use at rest, after a collection. */
  readonly heap: number;
}

const longTask = 50;

/**
 * Works the figures out from what the page's clocks, the server and the heap said.
 *
 * @param responses Those requested before `map:ready`.
 */
export function loadFigures(
  times: LoadTimes,
  responses: readonly WireResponse[],
  heap: number,
): LoadFigures {
  const start = times.marks['map:start'] ?? Number.NaN;
  const ready = times.marks['map:ready'] ?? Number.NaN;
  const ends = times.longTasks.map((task) => task.start + task.duration);
  return {
    ready,
    map: ready - start,
    firstPaint: times.firstPaint,
    largestPaint: times.largestPaint,
    blocked: sum(times.longTasks.map(({ duration }) => Math.max(0, duration - longTask))),
    quietAfter: Math.max(0, ...ends.map((end) => end - ready)),
    layoutShift: times.layoutShift,
    bytes: sum(responses.map(({ bytes }) => bytes)),
    heap,
  };
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

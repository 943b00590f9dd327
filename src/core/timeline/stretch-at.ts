import type { Hold } from './holds.ts';
import { progressBetween } from './progress-between.ts';

/** A stretch of scroll offsets: a hold, or the travel that follows it. */
interface Stretch {
  readonly hold: Hold;
  readonly index: number;
  /** The hold that a travel leads to; absent in a hold. */
  readonly travelTo?: Hold;
  /** How far the stretch has come, from 0 to 1. */
  readonly progress: number;
}

/** The stretch at a scroll position in CSS pixels: before the first hold, that one. */
export function stretchAt(holds: readonly [Hold, ...Hold[]], position: number): Stretch {
  const begun = holds.findLastIndex(({ start }) => start <= position);
  const index = Math.max(0, begun);
  const hold = holds[index] ?? holds[0];
  const travelTo = position > hold.end ? holds[index + 1] : undefined;
  return travelTo
    ? { hold, index, travelTo, progress: progressBetween(hold.end, travelTo.start, position) }
    : { hold, index, progress: progressBetween(hold.start, hold.end, position) };
}

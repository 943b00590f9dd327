import { holdIndexAt } from './holds.ts';
import { progressBetween } from './progress-between.ts';
import type { Timeline } from './timeline.ts';

/** Where the reader is in the story. */
export interface Place {
  /** The section that the reader is in or, on a travel, has just left. */
  readonly id: string;
  /** How far the hold, or the travel, has come, from 0 to 1. */
  readonly progress: number;
  /** The section that a travel leads to; absent in a hold. */
  readonly travelTo?: string;
}

/** The reader's place at a scroll position in CSS pixels. */
export function placeAt({ holds }: Timeline, position: number): Place {
  const index = holdIndexAt(holds, position);
  const { id, start, end } = holds[index] ?? holds[0];
  const next = holds[index + 1];
  if (next === undefined || !(position > end)) {
    return { id, progress: progressBetween(start, end, position) };
  }
  return { id, progress: progressBetween(end, next.start, position), travelTo: next.id };
}

import { stretchAt } from './stretch-at.ts';
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
  const { hold, travelTo, progress } = stretchAt(holds, position);
  return { id: hold.id, progress, ...(travelTo && { travelTo: travelTo.id }) };
}

/**
 * The id of the section that a place belongs to: in a hold its own; on a travel, from the middle on,
 * the one that it leads to, which is where the scene cuts without motion.
 */
export function sectionRead({ id, progress, travelTo }: Place): string {
  return travelTo !== undefined && progress >= 0.5 ? travelTo : id;
}

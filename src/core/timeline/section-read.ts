import type { Place } from './place-at.ts';

/**
 * The id of the section that a place belongs to: in a hold its own; on a travel, from the middle on,
 * the one that it leads to, which is where the scene cuts without motion.
 */
export function sectionRead({ id, progress, travelTo }: Place): string {
  return travelTo !== undefined && progress >= 0.5 ? travelTo : id;
}

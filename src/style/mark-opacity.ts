import { clamp } from '../core/clamp.ts';

/** Up to this opacity a layer only stands by, and its names and marks would be clutter. */
const standsBy = 0.35;

/** From this opacity on they are as plain as they can be. */
const tellsOf = 0.65;

/**
 * How opaque the names and marks of a layer are, by how opaque it is: none while it stands by for
 * another, all once the story tells of it. Both from 0 to 1.
 */
export function markOpacity(opacity: number): number {
  return clamp((opacity - standsBy) / (tellsOf - standsBy), 0, 1);
}

import { closestZoom } from '../../../../core/camera/fit-bounds.ts';
import { type DrawnOver, linesInSight } from './lines-in-sight.ts';
import { type NameSide, nameBox, nameSides } from './name-box.ts';
import type { RoomyPlace } from './place.ts';

/** A place with the side of its dot on which its name stands. */
export type SidedPlace = RoomyPlace & { readonly side: NameSide };

/**
 * Places with the side on which their name keeps off the story's lines at the zooms of the scenes that
 * show them. One that does so only from a zoom on is named from there on; one that never does is left
 * out, unless it is wanted.
 *
 * @param wanted names that are kept as they are, on the best side that there is
 */
export function clearOfLines(
  places: readonly RoomyPlace[],
  over: DrawnOver,
  wanted: ReadonlySet<string> = new Set(),
): SidedPlace[] {
  const inSight = linesInSight(over);
  return places.flatMap((place) => {
    const clearFrom = inSight(place.at);
    const clear = nameSides
      .map((side) => ({ side, from: clearFrom(nameBox(place, side)) }))
      .sort((a, b) => a.from - b.from);
    const [{ side, from }] = clear as [(typeof clear)[number]];
    if (wanted.has(place.name)) return [{ ...place, side }];
    if (from > closestZoom) return [];
    return [{ ...place, side, minZoom: Math.max(place.minZoom, from) }];
  });
}

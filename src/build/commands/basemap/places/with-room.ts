import { toMercator, worldSize } from '../../../../core/camera/mercator.ts';
import type { Place, RoomyPlace } from './place.ts';

/** The pixels that a name takes, across and down, with some air. */
const room = { width: 110, height: 26 } as const;

/**
 * Places with the zoom from which there is room for their names, the first before the later; those
 * that have none up to the closest zoom are left out.
 *
 * @param places the most important first
 * @param closest the closest zoom
 */
export function withRoom(places: readonly Place[], closest: number): RoomyPlace[] {
  const kept: { readonly place: RoomyPlace; readonly on: Mercator }[] = [];
  for (const place of places) {
    const on = toMercator(place.at);
    const zoom = kept.reduce((far, other) => Math.max(far, zoomApart(on, other.on)), place.from);
    const minZoom = Math.ceil(zoom * 10) / 10;
    if (minZoom <= closest) kept.push({ place: { ...place, minZoom }, on });
  }
  return kept.map(({ place }) => place);
}

type Mercator = ReturnType<typeof toMercator>;

/** The zoom from which the names of two places do not lie on one another. */
function zoomApart([ax, ay]: Mercator, [bx, by]: Mercator): number {
  const across = Math.abs(ax - bx);
  const apart = Math.max(
    Math.min(across, 1 - across) / room.width,
    Math.abs(ay - by) / room.height,
  );
  return Math.log2(1 / (apart * worldSize(0)));
}

import type { Position } from 'geojson';
import { type Area, areasOf, type SharedAreas, sharedAreasOf } from './areas.ts';
import { cleanAndRound, cleanAreas } from './clean-areas.ts';
import { simplifyByPlace } from './simplify-by-place.ts';

/** A country of the basemap; `a3` is its ISO 3166-1 alpha-3 code. */
export type Country = Area<{ a3: string }>;

/** The world's countries with shared arcs. */
export type World = SharedAreas<{ a3: string }>;

/** How a world is simplified. */
export interface Simplification {
  /** The area in km² of the smallest triangle that a vertex may make at a place. */
  readonly triangleAt: (place: Position) => number;
  readonly round: (position: Position) => Position;
  /** Gaps between neighbours, in km², that simplifying leaves and that are closed. */
  readonly gap: number;
}

/** Gaps between neighbours in a source that are closed, in km². */
const sourceGap = 3;

/** The part of the final threshold that a source is thinned by, so that cleaning stays quick. */
const thinning = 1 / 20;

/**
 * Countries cleaned so that neighbours share their border, simplified as each place asks, and
 * rounded. They end at the 180th meridian, on either side of it.
 */
export const worldOf = async (
  countries: readonly Country[],
  { triangleAt, round, gap }: Simplification,
): Promise<World> => {
  const thinned = simplifyByPlace(
    sharedAreasOf(countries),
    (place) => triangleAt(place) * thinning,
  );
  const shared = await cleanAreas(areasOf(thinned), sourceGap);
  const simple = simplifyByPlace(sharedAreasOf(areasOf(shared)), triangleAt);
  return cleanAndRound(areasOf(simple), gap, round);
};

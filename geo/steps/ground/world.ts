import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { areasOf, sharedAreasOf } from '../../../src/build/commands/basemap/shapes/areas.ts';
import { type World, worldOf } from '../../../src/build/commands/basemap/shapes/world.ts';
import { detailAt, roundAt } from './detail.ts';
import { joinAtAntimeridian } from './join-at-antimeridian.ts';
import { thinIslands } from './thin-islands.ts';

/** The world's countries, as the source has them. */
export type SourceCountries = FeatureCollection<Polygon | MultiPolygon, { A3: string }>;

/** Gaps between neighbours that simplifying leaves and that are closed, in km². */
const gap = 1;

/**
 * The basemap's countries: small islands left out, cleaned so that neighbours share their border,
 * simplified as each place asks, and rounded. They end at the antimeridian.
 */
export const storyWorldOf = (countries: SourceCountries): Promise<World> => {
  const features = countries.features
    .map((each) => thinIslands({ ...each, properties: { a3: each.properties.A3 } }))
    .filter((each) => each !== undefined)
    .sort((a, b) => (a.properties.a3 < b.properties.a3 ? -1 : 1));
  return worldOf(features, {
    triangleAt: (place) => detailAt(place).triangle,
    round: roundAt,
    gap,
  });
};

/** A world whose land carries on past the antimeridian, so that no edge is drawn along it. */
export const joinedWorld = (world: World): World =>
  sharedAreasOf(
    areasOf(world).map((each) => (each.properties.a3 === 'RUS' ? joinAtAntimeridian(each) : each)),
  );

import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { type Area, areasOf, type SharedAreas, sharedAreasOf } from './areas.ts';
import { cleanAndRound, cleanAreas } from './clean-areas.ts';
import { detailAt } from './detail.ts';
import { joinAtAntimeridian } from './join-at-antimeridian.ts';
import { roundAt } from './round.ts';
import { simplifyByPlace } from './simplify-by-place.ts';
import { thinIslands } from './thin-islands.ts';

/** The world's countries, as the source has them. */
export type SourceCountries = FeatureCollection<Polygon | MultiPolygon, { A3: string }>;

/** A country of the basemap; `a3` is its ISO 3166-1 alpha-3 code. */
export type Country = Area<{ a3: string }>;

/** The world's countries with shared arcs. */
export type World = SharedAreas<{ a3: string }>;

/** Gaps between neighbours that are closed, in km²: in the source, and what simplifying leaves. */
const gaps = { source: 3, simplified: 1 };

/** The part of the final threshold that the source is thinned by, so that cleaning stays quick. */
const thinning = 1 / 20;

/**
 * The basemap's countries: small islands left out, cleaned so that neighbours share their border,
 * simplified as each place asks, and rounded. They end at the antimeridian.
 */
export const worldOf = async (countries: SourceCountries): Promise<World> => {
  const features = countries.features
    .map((each) => thinIslands({ ...each, properties: { a3: each.properties.A3 } }))
    .filter((each) => each !== undefined)
    .sort((a, b) => (a.properties.a3 < b.properties.a3 ? -1 : 1));
  const thinned = simplifyByPlace(
    sharedAreasOf(features),
    (place) => detailAt(place).triangle * thinning,
  );
  const shared = await cleanAreas(areasOf(thinned), gaps.source);
  const simple = simplifyByPlace(sharedAreasOf(areasOf(shared)));
  return cleanAndRound(areasOf(simple), gaps.simplified, roundAt);
};

/** A world whose land carries on past the antimeridian, so that no edge is drawn along it. */
export const joinedWorld = (world: World): World =>
  sharedAreasOf(
    areasOf(world).map((each) => (each.properties.a3 === 'RUS' ? joinAtAntimeridian(each) : each)),
  );

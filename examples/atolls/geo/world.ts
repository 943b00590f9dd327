import { areasOf, sharedAreasOf } from '../../../geo/steps/areas.ts';
import { cleanAndRound, cleanAreas } from '../../../geo/steps/clean-areas.ts';
import { ringArea } from '../../../geo/steps/planar.ts';
import { simplifyByPlace } from '../../../geo/steps/simplify-by-place.ts';
import type { Country, SourceCountries, World } from '../../../geo/steps/world.ts';
import { type DetailAt, roundWith, triangleWith } from './detail.ts';

/** Gaps between neighbours that are closed, in km²: in the source, and what simplifying leaves. */
const gaps = { source: 3, simplified: 20 };

/** The part of the final threshold that the source is thinned by, so that cleaning stays quick. */
const thinning = 1 / 20;

const withoutSmall = ({ geometry, ...rest }: Country, detailAt: DetailAt): Country[] => {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const coordinates = polygons.filter(
    ([ring = []]) => ringArea(ring) >= detailAt(ring[0] ?? []).island,
  );
  return coordinates.length === 0
    ? []
    : [{ ...rest, geometry: { type: 'MultiPolygon', coordinates } }];
};

/** The source's countries as the basemap calls them. */
export const countriesOf = (source: SourceCountries): Country[] =>
  source.features
    .map(({ properties, ...rest }): Country => ({ ...rest, properties: { a3: properties.A3 } }))
    .sort((a, b) => (a.properties.a3 < b.properties.a3 ? -1 : 1));

/**
 * Countries as finely as each place asks: small islands left out, cleaned so that neighbours share
 * their border, simplified and rounded. They end at the 180th meridian, on either side of it.
 */
export const worldOf = async (
  countries: readonly Country[],
  detailAt: DetailAt,
): Promise<World> => {
  const kept = countries.flatMap((each) => withoutSmall(each, detailAt));
  const thinned = simplifyByPlace(
    sharedAreasOf(kept),
    (place) => triangleWith(detailAt)(place) * thinning,
  );
  const shared = await cleanAreas(areasOf(thinned), gaps.source);
  const simple = simplifyByPlace(sharedAreasOf(areasOf(shared)), triangleWith(detailAt));
  return cleanAndRound(areasOf(simple), gaps.simplified, roundWith(detailAt));
};

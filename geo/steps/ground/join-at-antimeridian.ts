import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { polygonsOf } from '../../../src/build/commands/basemap/shapes/areas.ts';

/** West of here a position belongs to the far side of the antimeridian, in degrees. */
const americas = -150;

/**
 * A feature whose parts beyond the antimeridian carry on past 180° E, so that no edge is drawn along
 * it. Map libraries wrap the surplus; RFC 7946 §3.1.9 advises, but does not require, the cut.
 */
export const joinAtAntimeridian = <P>(
  feature: Feature<Polygon | MultiPolygon, P>,
): Feature<MultiPolygon, P> => {
  const coordinates = polygonsOf(feature.geometry).map((rings) =>
    rings.map((ring) =>
      ring.map(([longitude = 0, latitude = 0]) => [
        longitude < americas ? longitude + 360 : longitude,
        latitude,
      ]),
    ),
  );
  return { ...feature, geometry: { type: 'MultiPolygon', coordinates } };
};

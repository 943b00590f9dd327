import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { type Area, cleanAndRound, simplified } from '../../src/tiles/shapes/areas.ts';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { polygonsOf, ringArea } from '../../src/tiles/shapes/planar.ts';

/** Vertices of a triangle below this, in km², are dropped: about a pixel where a whole country is shown. */
const triangle = 60;

/** Islands below this, in km², are left out. */
const island = 1500;

/** A country of the basemap in few vertices, for a tint that a whole continent is seen with. */
export const outlineOf = async (
  land: readonly Feature<Polygon | MultiPolygon, NamedProperties>[],
  iso: string,
): Promise<Feature<MultiPolygon, NamedProperties>[]> => {
  const country = land.find(({ properties }) => properties.iso === iso);
  if (!country) throw new Error(`geo/shapes/outline.ts: the basemap must have ${iso}.`);
  const [coarse] = await cleanAndRound(
    simplified([country as Area<NamedProperties>], () => triangle),
    1,
    () => 2,
  );
  const coordinates = polygonsOf((coarse ?? country).geometry)
    .filter(([ring = []]) => ringArea(ring) > island)
    .map((rings) => rings.slice(0, 1));
  const { name } = country.properties;
  return [
    { type: 'Feature', properties: { name }, geometry: { type: 'MultiPolygon', coordinates } },
  ];
};

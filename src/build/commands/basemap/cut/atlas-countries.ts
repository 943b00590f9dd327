import type { Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Area } from '../shapes/areas.ts';
import { roundTo } from '../shapes/round.ts';
import type { Country } from '../shapes/world.ts';
import { countryCode } from './country-code.ts';
import { cutAtMeridian } from './cut-at-meridian.ts';

/** The packed atlas of countries, as far as it is read. */
export type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** The map's square ends here: what lies nearer to the pole cannot be drawn, and the pole least of all. */
const farthestSouth = -85;

/** The countries of the atlas by code, each with the name that the atlas gives it. */
export function atlasCountries(
  atlas: Atlas,
): (Country & { readonly properties: { readonly name: string } })[] {
  return feature(atlas, atlas.objects.countries)
    .features.flatMap(({ id, properties: { name }, geometry }) => {
      if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
      const { coordinates } = cutAtMeridian(geometry);
      const country: Area<{ a3: string; name: string }> = {
        type: 'Feature',
        properties: { a3: countryCode(id, name), name },
        geometry: {
          type: 'MultiPolygon',
          coordinates: coordinates.map((rings) => rings.map((ring) => ring.map(drawable))),
        },
      };
      return [country];
    })
    .sort((a, b) => (a.properties.a3 < b.properties.a3 ? -1 : 1));
}

/** Rounded far below what the atlas tells apart, so that neighbours still share their vertices. */
const drawable = ([x = 0, y = 0]: Position): Position =>
  roundTo([x, Math.max(y, farthestSouth)], 6);

import { geoEquirectangular } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { Atlas } from '../packages.ts';
import type { Area } from './areas.ts';
import { polygonsOf, roundTo } from './planar.ts';

/** The map's square ends here: what lies nearer to the pole cannot be drawn, and the pole least of all. */
const farthestSouth = -85;

/** A country by a code, with the name that the atlas gives it and its region as a language tag has it, if any. */
export type AtlasCountry = Area<{ a3: string; name: string; region?: string }>;

/** The countries of the atlas. */
export function atlasCountries(atlas: Atlas): AtlasCountry[] {
  return feature(atlas, atlas.objects.countries)
    .features.flatMap(({ id, properties: { name }, geometry }) => {
      if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
      const { coordinates } = cutAtMeridian(geometry);
      const region = id === undefined ? '' : new Intl.Locale(`und-${id}`).region;
      const country: AtlasCountry = {
        type: 'Feature',
        properties: { a3: countryCode(id, name), name, ...(region && { region }) },
        geometry: {
          type: 'MultiPolygon',
          coordinates: coordinates.map((rings) => rings.map((ring) => ring.map(drawable))),
        },
      };
      return [country];
    })
    .sort((a, b) => (a.properties.a3 < b.properties.a3 ? -1 : 1));
}

/** Rounded far below the atlas's precision, so that neighbours still share their vertices. */
const drawable = ([x = 0, y = 0]: Position): Position =>
  roundTo([x, Math.max(y, farthestSouth)], 6);

/** The countries that a disputed border has on a side, by ISO 3166-1 numeric code or the atlas's name. */
const codes: Readonly<Record<string, string>> = {
  '064': 'BTN',
  '116': 'KHM',
  '156': 'CHN',
  '268': 'GEO',
  '275': 'PSE',
  '356': 'IND',
  '376': 'ISR',
  '408': 'PRK',
  '410': 'KOR',
  '504': 'MAR',
  '524': 'NPL',
  '586': 'PAK',
  '643': 'RUS',
  '688': 'SRB',
  '728': 'SSD',
  '729': 'SDN',
  '732': 'ESH',
  '760': 'SYR',
  '764': 'THA',
  '804': 'UKR',
  '818': 'EGY',
  // Leased to Russia: no border runs around it.
  Baikonur: '398',
  Kosovo: 'XKX',
};

/** The code that distinguishes borders: alpha-3 where one is disputed, else ISO 3166-1's numeric `id`, or the name. */
const countryCode = (id: string | number | undefined, name: string): string =>
  codes[id ?? name] ?? String(id ?? name);

/** Degrees in, degrees out, cut at the 180th meridian, with no vertex added between. */
const degrees = geoEquirectangular()
  .scale(180 / Math.PI)
  .translate([0, 0])
  .precision(0)
  .reflectY(true);

/** Whether a ring leaps from one edge of the map to the other. */
const leaps = (ring: readonly Position[]): boolean =>
  ring.some(([x = 0], index) => Math.abs(x - (ring[index - 1]?.[0] ?? x)) > 180);

/**
 * A shape whose polygons end at the 180th meridian, on either side of it, as RFC 7946 asks; what winds
 * around a pole ends there. Exterior rings of the shape are clockwise, as in the atlas.
 */
export const cutAtMeridian = (shape: Polygon | MultiPolygon): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: polygonsOf(shape).flatMap((coordinates) =>
    coordinates.some(leaps)
      ? polygonsOf(geoProject({ type: 'Polygon', coordinates }, degrees))
      : [coordinates],
  ),
});

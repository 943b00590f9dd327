import { feature, multiLineString } from '@turf/helpers';
import { geoEquirectangular } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import type { Feature, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { mesh, feature as shapesOf } from 'topojson-client';
import type { GeometryObject } from 'topojson-specification';
import { type Bounds, boundsContain } from '../../core/camera/bounds.ts';
import { unwrapLine } from '../../core/geometry/coordinates.ts';
import type { DetailAt } from '../detail.ts';
import type { Atlas, Waters } from '../packages.ts';
import type { Area } from './areas.ts';
import type { NamedProperties } from './ground.ts';
import { changed, polygonsOf, roundTo } from './planar.ts';
import { simplifiedLines } from './waters.ts';

/** A latitude just beyond the map's square, which ends before the pole. */
const farthestSouth = -85.06;

/**
 * `a3` identifies a country at its borders: the alpha-3 code if a border is disputed, otherwise the numeric ISO
 * 3166-1 code or the name. `name` is the atlas's, and `region` a subtag for language tags.
 */
type AtlasCountry = Area<{ a3: string; name: string; region?: string }>;

export function atlasCountries(atlas: Atlas): AtlasCountry[] {
  return shapesOf(atlas, atlas.objects.countries)
    .features.flatMap(({ id, properties: { name }, geometry }): AtlasCountry[] => {
      if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
      const region = id === undefined ? '' : new Intl.Locale(`und-${id}`).region;
      const a3 = codes[id ?? name] ?? String(id ?? name);
      // Rounding is far finer than the atlas's precision, so that neighbours still share vertices.
      const shape = changed(cutAtMeridian(geometry), ([x = 0, y = 0]) =>
        roundTo([x, Math.max(y, farthestSouth)], 6),
      );
      return [feature(shape, { a3, name, ...(region && { region }) })];
    })
    .sort((a, b) => (a.properties.a3 < b.properties.a3 ? -1 : 1));
}

/** The alpha-3 codes of countries with a disputed border, by their numeric codes or names in the atlas. */
const codes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    '064 BTN, 116 KHM, 156 CHN, 268 GEO, 275 PSE, 356 IND, 376 ISR, 408 PRK, 410 KOR, 504 MAR, \
524 NPL, 586 PAK, 643 RUS, 688 SRB, 728 SSD, 729 SDN, 732 ESH, 760 SYR, 764 THA, 804 UKR, 818 EGY'
      .split(', ')
      .map((pair) => pair.split(' ')),
  ),
  // This area is leased to Russia, so no border runs around it.
  Baikonur: '398',
  Kosovo: 'XKX',
};

/** A projection that keeps degrees, cuts at the 180th meridian, and adds no vertices. */
const degrees = geoEquirectangular()
  .scale(180 / Math.PI)
  .translate([0, 0])
  .precision(0)
  .reflectY(true);

/**
 * Cuts a shape at the 180th meridian, as RFC 7946 requires, and also at a pole if the shape surrounds it. Exterior
 * rings must be clockwise, as in the atlas.
 */
export const cutAtMeridian = (shape: Polygon | MultiPolygon): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: polygonsOf(shape).flatMap((coordinates) =>
    // Most rings do not jump from one edge of the map to the other.
    coordinates.every((ring) => unwrapLine(ring) === ring)
      ? [coordinates]
      : polygonsOf(geoProject({ type: 'Polygon', coordinates }, degrees)),
  ),
});

/** Returns the states of Australia, Brazil, Canada and the United States; the package has no others. */
export function statesOf(waters: Waters): Area<{ name: string; kind: 'province' }>[] {
  const { subunits } = waters.objects;
  const { features } = subunits ? shapesOf(waters, subunits) : { features: [] };
  return features.flatMap(({ id, properties: { gu }, geometry }) => {
    const name = stateNames.get(`${gu} ${id}`);
    return name && (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon')
      ? [feature(geometry, { name, kind: 'province' as const })]
      : [];
  });
}

export function stateLines(
  waters: Waters,
  window: Bounds,
  detailAt: DetailAt,
): Feature<MultiLineString, NamedProperties>[] {
  const { subunits } = waters.objects;
  if (!subunits) return [];
  const countryOf = ({ properties }: GeometryObject) => (properties as { gu?: string }).gu;
  const lines = mesh(
    waters,
    subunits as GeometryObject,
    (one, other) => one !== other && countryOf(one) === countryOf(other),
  ).coordinates.filter((line) =>
    line.some(([lng = 0, lat = 0]) => boundsContain(window, [lng, lat])),
  );
  if (lines.length === 0) return [];
  return simplifiedLines([multiLineString(lines, { name: 'State lines', state: true })], detailAt);
}

const states: Readonly<Record<string, string>> = {
  AUS: 'CT Australian Capital Territory, JB Jervis Bay, NS New South Wales, NT Northern Territory, QL Queensland, SA South Australia, TS Tasmania, VI Victoria, WA Western Australia',
  BRA: 'AC Acre, AL Alagoas, AM Amazonas, AP Amapá, BA Bahia, CE Ceará, DF Distrito Federal, ES Espírito Santo, GO Goiás, MA Maranhão, MG Minas Gerais, MS Mato Grosso do Sul, MT Mato Grosso, PA Pará, PB Paraíba, PE Pernambuco, PI Piauí, PR Paraná, RJ Rio de Janeiro, RN Rio Grande do Norte, RO Rondônia, RR Roraima, RS Rio Grande do Sul, SC Santa Catarina, SE Sergipe, SP São Paulo, TO Tocantins',
  CAN: 'AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick, NL Newfoundland and Labrador, NS Nova Scotia, NT Northwest Territories, NU Nunavut, ON Ontario, PE Prince Edward Island, QC Quebec, SK Saskatchewan, YT Yukon',
  USA: 'AK Alaska, AL Alabama, AR Arkansas, AZ Arizona, CA California, CO Colorado, CT Connecticut, DC District of Columbia, DE Delaware, FL Florida, GA Georgia, HI Hawaii, IA Iowa, ID Idaho, IL Illinois, IN Indiana, KS Kansas, KY Kentucky, LA Louisiana, MA Massachusetts, MD Maryland, ME Maine, MI Michigan, MN Minnesota, MO Missouri, MS Mississippi, MT Montana, NC North Carolina, ND North Dakota, NE Nebraska, NH New Hampshire, NJ New Jersey, NM New Mexico, NV Nevada, NY New York, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, RI Rhode Island, SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VA Virginia, VT Vermont, WA Washington, WI Wisconsin, WV West Virginia, WY Wyoming',
};

/** The states' names, by the package's codes, such as `USA CA`. */
const stateNames = new Map(
  Object.entries(states).flatMap(([country, names]) =>
    names.split(', ').map((state) => [`${country} ${state.slice(0, 2)}`, state.slice(3)] as const),
  ),
);

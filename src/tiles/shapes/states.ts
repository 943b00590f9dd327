import type { Feature, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryObject } from 'topojson-specification';
import { type Bounds, boundsContain } from '../../core/camera/bounds.ts';
import type { DetailAt } from '../detail.ts';
import type { Waters } from '../packages.ts';
import type { NamedProperties } from './ground.ts';
import { simplifiedLines } from './waters.ts';

/** A state, province or territory of a country, by its English name. */
export type NamedState = Feature<
  Polygon | MultiPolygon,
  { readonly name: string; readonly kind: 'province' }
>;

/** The states of Australia, Brazil, Canada and the United States: the package has those of no other country. */
export function statesOf(waters: Waters): NamedState[] {
  const { subunits } = waters.objects;
  if (!subunits) return [];
  return feature(waters, subunits).features.flatMap(
    ({ id, properties, geometry }): NamedState[] => {
      const name = names.get(`${properties.gu} ${id}`);
      const isArea = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
      return name && isArea
        ? [{ type: 'Feature', properties: { name, kind: 'province' }, geometry }]
        : [];
    },
  );
}

/** The lines between the states of one country that touch a window, as one feature; none where there are none. */
export function stateLines(
  waters: Waters,
  window: Bounds,
  detailAt: DetailAt,
): Feature<MultiLineString, NamedProperties>[] {
  const { subunits } = waters.objects;
  if (!subunits) return [];
  const countryOf = ({ properties }: GeometryObject) => (properties as { gu?: string }).gu;
  const coordinates = mesh(
    waters,
    subunits as GeometryObject,
    (one, other) => one !== other && countryOf(one) === countryOf(other),
  ).coordinates.filter((line) =>
    line.some(([lng = 0, lat = 0]) => boundsContain(window, [lng, lat])),
  );
  if (coordinates.length === 0) return [];
  const lines: Feature<MultiLineString, NamedProperties> = {
    type: 'Feature',
    properties: { name: 'State lines' },
    geometry: { type: 'MultiLineString', coordinates },
  };
  return simplifiedLines([lines], detailAt).map(({ properties, ...each }) => ({
    ...each,
    properties: { ...properties, state: true },
  }));
}

const listed: Readonly<Record<string, string>> = {
  AUS: 'CT Australian Capital Territory, JB Jervis Bay, NS New South Wales, NT Northern Territory, QL Queensland, SA South Australia, TS Tasmania, VI Victoria, WA Western Australia',
  BRA: 'AC Acre, AL Alagoas, AM Amazonas, AP Amapá, BA Bahia, CE Ceará, DF Distrito Federal, ES Espírito Santo, GO Goiás, MA Maranhão, MG Minas Gerais, MS Mato Grosso do Sul, MT Mato Grosso, PA Pará, PB Paraíba, PE Pernambuco, PI Piauí, PR Paraná, RJ Rio de Janeiro, RN Rio Grande do Norte, RO Rondônia, RR Roraima, RS Rio Grande do Sul, SC Santa Catarina, SE Sergipe, SP São Paulo, TO Tocantins',
  CAN: 'AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick, NL Newfoundland and Labrador, NS Nova Scotia, NT Northwest Territories, NU Nunavut, ON Ontario, PE Prince Edward Island, QC Quebec, SK Saskatchewan, YT Yukon',
  USA: 'AK Alaska, AL Alabama, AR Arkansas, AZ Arizona, CA California, CO Colorado, CT Connecticut, DC District of Columbia, DE Delaware, FL Florida, GA Georgia, HI Hawaii, IA Iowa, ID Idaho, IL Illinois, IN Indiana, KS Kansas, KY Kentucky, LA Louisiana, MA Massachusetts, MD Maryland, ME Maine, MI Michigan, MN Minnesota, MO Missouri, MS Mississippi, MT Montana, NC North Carolina, ND North Dakota, NE Nebraska, NH New Hampshire, NJ New Jersey, NM New Mexico, NV Nevada, NY New York, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, RI Rhode Island, SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VA Virginia, VT Vermont, WA Washington, WI Wisconsin, WV West Virginia, WY Wyoming',
};

/** The names by the codes that the package has, such as `USA CA`. */
const names = new Map(
  Object.entries(listed).flatMap(([country, states]) =>
    states.split(', ').map((state) => [`${country} ${state.slice(0, 2)}`, state.slice(3)] as const),
  ),
);

import { feature, multiLineString } from '@turf/helpers';
import { rewind } from '@turf/rewind';
import type { Feature, Geometry, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { mesh } from 'topojson-client';
import type { GeometryObject } from 'topojson-specification';
import type { DetailAt } from '../detail.ts';
import { type Area, cleanAndRound, cleaned, dissolved, sharedArcs, simplified } from './areas.ts';

/** The properties of every feature in a basemap, or in a layer made with its tools. */
export interface NamedProperties {
  readonly name: string;
  readonly [key: string]: unknown;
}

export type NamedFeatures = readonly Feature<Geometry, NamedProperties>[];

export type Country = Area<{ a3: string }>;

/** The maximum gap between neighbours in a source that is closed, in km². */
const sourceGap = 3;

/** The share of the final threshold at which a source is first thinned, so that cleaning is fast. */
const thinning = 1 / 20;

/** Cleans countries, and drops most vertices that neither this detail nor a coarser one keeps. */
export const thinned = (countries: readonly Country[], detailAt: DetailAt): Promise<Country[]> =>
  cleaned(
    simplified(countries, (place) => detailAt(place).triangle * thinning),
    sourceGap,
  );

/** Simplifies and rounds thinned countries, and cleans them, so that neighbours share their border. */
export const settledAt = (
  countries: readonly Country[],
  detailAt: DetailAt,
  gap: number,
): Promise<Country[]> =>
  cleanAndRound(
    simplified(countries, (place) => detailAt(place).triangle),
    gap,
    (place) => detailAt(place).decimals,
  );

/** Returns all land as one shape, whose outline is the coast, and the story's countries, with `story: true`. */
export async function landOf(
  countries: readonly Country[],
  storyCountries: Readonly<Record<string, string>> = {},
): Promise<Feature<Polygon | MultiPolygon, NamedProperties>[]> {
  const own = countries.flatMap(({ properties: { a3: iso }, geometry }) => {
    const name = storyCountries[iso];
    if (name === undefined) return [];
    return [feature(rewind(geometry) as Polygon, { name, iso, story: true })];
  });
  return [feature(await dissolved(countries), { name: 'Land', story: false }), ...own];
}

/** Pairs of countries that dispute their border, or a part of it that the map cannot separate. */
const disputed = new Set(
  'BTN-CHN CHN-IND CHN-PAK EGY-SDN ESH-MAR IND-NPL IND-PAK ISR-PSE ISR-SYR KHM-THA KOR-PRK RUS-UKR \
GEO-RUS SDN-SSD SRB-XKX'.split(' '),
);

/** Returns the land borders, agreed and disputed, except between the pairs in `leftOut`. */
export function bordersOf(
  countries: readonly Country[],
  leftOut: ReadonlySet<string> = new Set(),
): Feature<MultiLineString, NamedProperties>[] {
  const linesOf = (name: string, isDisputed: boolean) => {
    const isOwn = (pair: string) => !leftOut.has(pair) && disputed.has(pair) === isDisputed;
    return multiLineString(bordersBetween(countries, isOwn), { name, disputed: isDisputed });
  };
  return [linesOf('Borders', false), linesOf('Disputed borders', true)];
}

/** Joins the lines that wanted pairs of countries share; a pair is two codes, such as `CHN-IND`. */
export function bordersBetween(
  countries: readonly Country[],
  wanted: (pair: string) => boolean,
): Position[][] {
  const shared = sharedArcs(countries);
  const codeOf = ({ properties }: GeometryObject) => (properties as Country['properties']).a3;
  return mesh(shared, shared.objects.all, (one, other) => {
    const [first, second] = [codeOf(one), codeOf(other)].sort();
    return first !== second && wanted(`${first}-${second}`);
  }).coordinates;
}

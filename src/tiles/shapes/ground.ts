import { feature, multiLineString } from '@turf/helpers';
import { rewind } from '@turf/rewind';
import type { Feature, Geometry, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { mesh } from 'topojson-client';
import type { GeometryObject } from 'topojson-specification';
import type { DetailAt } from '../detail.ts';
import { type Area, cleanAndRound, cleaned, dissolved, sharedArcs, simplified } from './areas.ts';

/** What every feature of a basemap, or of a layer that is derived with its tools, says of itself. */
export interface NamedProperties {
  readonly name: string;
  readonly [key: string]: unknown;
}

export type NamedFeatures = readonly Feature<Geometry, NamedProperties>[];

/** A country of the basemap; `a3` is its ISO 3166-1 alpha-3 code. */
export type Country = Area<{ a3: string }>;

/** Gaps between neighbours in a source that are closed, in km². */
const sourceGap = 3;

/** The part of the final threshold that a source is thinned by, so that cleaning stays quick. */
const thinning = 1 / 20;

/** Countries cleaned and without most of the vertices that no detail as coarse as this or coarser keeps. */
export const thinned = (countries: readonly Country[], detailAt: DetailAt): Promise<Country[]> =>
  cleaned(
    simplified(countries, (place) => detailAt(place).triangle * thinning),
    sourceGap,
  );

/** Thinned countries, cleaned so that neighbours share their border, simplified and rounded as each place asks. */
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

/** All land as one shape, whose outline is the coast, and over it the story's countries, with `story: true`. */
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

/** Pairs whose line is not agreed by both, in whole or in a part that the map cannot separate. */
const disputed = new Set(
  'BTN-CHN CHN-IND CHN-PAK EGY-SDN ESH-MAR IND-NPL IND-PAK ISR-PSE ISR-SYR KHM-THA KOR-PRK RUS-UKR \
GEO-RUS SDN-SSD SRB-XKX'.split(' '),
);

/** The land borders between countries, those agreed and those disputed, without pairs of codes that are left out. */
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

/** The lines that countries share, as long as they can be stitched, of wanted pairs of codes, such as `CHN-IND`. */
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

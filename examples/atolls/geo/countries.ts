import type { SourceCountries } from '../../../geo/steps/ground/world.ts';
import type { Country } from '../../../src/build/commands/basemap/shapes/world.ts';

/** The countries that the story is about, by their ISO 3166-1 alpha-3 codes. */
export const storyCountries: Readonly<Record<string, string>> = {
  FJI: 'Fiji',
  TUV: 'Tuvalu',
  WSM: 'Samoa',
};

/** The source's countries as the basemap calls them. */
export const countriesOf = (source: SourceCountries): Country[] =>
  source.features
    .map(({ properties, ...rest }): Country => ({ ...rest, properties: { a3: properties.A3 } }))
    .sort((a, b) => (a.properties.a3 < b.properties.a3 ? -1 : 1));

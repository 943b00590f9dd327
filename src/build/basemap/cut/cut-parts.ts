import type { BasemapPart } from '../files/part-metadata.ts';
import { type PlaceChoice, placesOf } from '../places/places-of.ts';
import type { Packages } from '../sources/read-packages.ts';
import { atlasCountries } from './atlas-countries.ts';
import { type CutOptions, cutBasemap, type Features } from './cut-basemap.ts';

/** Cuts every file of a basemap, its ground and its names, from the packages. */
export async function cutParts(
  { countries: atlas, waters, cities }: Packages,
  choice: PlaceChoice,
  options: CutOptions,
): Promise<Readonly<Record<BasemapPart, Features>>> {
  const countries = atlasCountries(atlas);
  const ground = await cutBasemap({ countries, waters }, options);
  options.say?.('choosing the names');
  return { ...ground, places: await placesOf({ countries, cities }, choice) };
}

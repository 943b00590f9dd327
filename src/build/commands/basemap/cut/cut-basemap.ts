import type { GroundPart } from '../../../story/files/story-files.ts';
import type { BasemapPart } from '../files/part-metadata.ts';
import { type PlaceChoice, placesOf } from '../places/places-of.ts';
import { basemapOf, groundOf, overviewOf } from '../shapes/basemap.ts';
import { lakesOf } from '../shapes/lakes.ts';
import type { NamedFeatures } from '../shapes/named-features.ts';
import { riversOf } from '../shapes/rivers.ts';
import type { Packages } from '../sources/read-packages.ts';
import { atlasCountries } from './atlas-countries.ts';
import type { CutDetail } from './detail-for.ts';
import { withinBudget } from './within-budget.ts';

/** How a basemap is cut. */
interface CutOptions {
  /** How finely each place is kept, and how many times coarser than that where it must take fewer bytes. */
  readonly detail: (coarser: number) => CutDetail;
  readonly budgets?: Readonly<Record<GroundPart, number>>;
  readonly say?: (words: string) => void;
}

/**
 * How many bytes each file of a basemap may take as it is written, before a host compresses it: about
 * half of what the project's own story takes. Readers load the overview with the first map, the others
 * as they come closer.
 */
export const budgets: Readonly<Record<GroundPart, number>> = {
  land: 500_000,
  borders: 100_000,
  lakes: 50_000,
  rivers: 60_000,
  overview: 128_000,
};

/**
 * Cuts every file of a basemap from the packages, its ground as fine as its budget allows, and its names.
 *
 * @throws RangeError where a file does not fit into its budget however coarse it is
 */
export async function cutBasemap(
  { countries: atlas, waters, cities }: Packages,
  choice: PlaceChoice,
  { detail, budgets: most = budgets, say = () => {} }: CutOptions,
): Promise<Readonly<Record<BasemapPart, NamedFeatures>>> {
  const countries = atlasCountries(atlas);
  const sources = { countries, waters };
  const fit = <P extends GroundPart>(
    words: string,
    parts: readonly P[],
    make: (detail: CutDetail) => Promise<Readonly<Record<P, NamedFeatures>>>,
  ) => {
    say(`cutting ${words}`);
    const fits = (made: Readonly<Record<P, NamedFeatures>>): boolean =>
      parts.every((part) => bytesOf(made[part]) <= most[part]);
    return withinBudget((coarser) => make(detail(coarser)), fits);
  };
  const ground = {
    ...(await fit('land and borders', ['land', 'borders'], ({ fine }) => groundOf(sources, fine))),
    ...(await fit('lakes', ['lakes'], async ({ fine }) => ({
      lakes: await lakesOf(waters, fine.waters),
    }))),
    ...(await fit('rivers', ['rivers'], async ({ fine }) => ({
      rivers: riversOf(waters, fine.waters),
    }))),
    ...(await fit('the overview of all', ['overview'], async ({ overview }) => ({
      overview: overviewOf(await basemapOf(sources, overview)),
    }))),
  };
  say('choosing the names');
  return { ...ground, places: await placesOf({ countries, cities }, choice) };
}

const bytesOf = (features: NamedFeatures): number => Buffer.byteLength(JSON.stringify(features));

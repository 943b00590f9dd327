import { brotliCompressSync } from 'node:zlib';
import type { Feature, Geometry, Position } from 'geojson';
import type { GroundPart } from '../load/files/story-files.ts';
import { basemapParts } from '../style/basemaps.ts';
import type { BasemapDetail, CutDetail, DetailAt } from './detail.ts';
import type { Packages, Waters } from './packages.ts';
import { type PlaceChoice, placesOf } from './places/places.ts';
import { withoutSmall } from './shapes/areas.ts';
import { atlasCountries } from './shapes/atlas.ts';
import {
  bordersOf,
  type Country,
  landOf,
  type NamedFeatures,
  type NamedProperties,
  settledAt,
  thinned,
} from './shapes/ground.ts';
import { lakesOf, riversOf } from './shapes/waters.ts';

/** The files of a basemap: the parts of its ground, and its names. */
export type BasemapPart = GroundPart | 'places';

/** How a basemap is cut. */
interface CutOptions {
  /** How finely each place is kept, and how many times coarser than that where it must take fewer bytes. */
  readonly detail: (coarser: number) => CutDetail;
  readonly budgets?: Readonly<Record<GroundPart, number>>;
  readonly say?: (words: string) => void;
}

/**
 * How many bytes each file of a basemap may take as a host sends it, with brotli. A first map asks for the
 * overview alone, which with the page, its fonts and its layers must come to no more than `npm run
 * test:story` allows; the others come once it is drawn.
 */
export const budgets: Readonly<Record<GroundPart, number>> = {
  land: 100_000,
  borders: 30_000,
  lakes: 14_000,
  rivers: 14_000,
  overview: 55_000,
};

/** About the share of itself that a GeoJSON of coordinates takes as it is sent. */
const sentShare = 0.2;

/** What features take of a budget as they are sent, as a share of it; by their length alone where that is far more. */
export function shareOf(budget: number, features: NamedFeatures): number {
  const text = Buffer.from(JSON.stringify(features));
  const about = (text.length * sentShare) / budget;
  return about > 4 ? about : brotliCompressSync(text).length / budget;
}

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
  const finest = detail(1);
  const fit = <Files extends Partial<Record<GroundPart, NamedFeatures>>>(
    words: string,
    make: (detail: CutDetail) => Promise<Files>,
  ): Promise<Files> => {
    say(`cutting ${words}`);
    const share = (made: Files): number =>
      shareOf(
        Object.keys(made).reduce((sum, part) => sum + most[part as GroundPart], 0),
        Object.values(made).flat(),
      );
    return withinBudget((coarser) => make(detail(coarser)), share);
  };
  const near = await thinned(
    largeOf(countries, finest.fine.land),
    stillAtMeridian(finest.fine.land),
  );
  const far = await thinned(
    largeOf(countries, finest.overview.land),
    stillAtMeridian(finest.overview.land),
  );
  const ground = {
    ...(await fit('land and borders', ({ fine }) => groundFrom(near, fine))),
    ...(await fit('lakes', async ({ fine }) => ({ lakes: await lakesOf(waters, fine.waters) }))),
    ...(await fit('rivers', async ({ fine }) => ({ rivers: riversOf(waters, fine.waters) }))),
    ...(await fit('the overview of all', async ({ overview }) => ({
      overview: overviewOf({
        ...(await groundFrom(far, overview)),
        lakes: await lakesOf(waters, overview.waters),
        rivers: riversOf(waters, overview.waters),
      }),
    }))),
  };
  say('choosing the names');
  return { ...ground, places: await placesOf({ countries, cities }, choice) };
}

/** After so many attempts the geometry is some thousand times coarser than asked for. */
const mostAttempts = 8;

/**
 * How much coarser something must be to take fewer bytes: vertices grow fewer more slowly than the
 * triangles grow that are dropped.
 */
const coarserBy = (share: number): number => Math.max(share ** 1.7, 1.1);

/**
 * Makes something ever coarser until it fits.
 *
 * @param make makes it so many times coarser than asked for
 * @param share what it takes of its budget
 * @throws RangeError where it does not fit even at its coarsest
 */
export async function withinBudget<T>(
  make: (coarser: number) => Promise<T>,
  share: (made: T) => number,
): Promise<T> {
  let coarser = 1;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const made = await make(coarser);
    const taken = share(made);
    if (taken <= 1) return made;
    coarser *= coarserBy(taken);
  }
  throw new RangeError('The basemap does not fit into its budget: choose a smaller window.');
}

/** What the ground of a basemap is made from. */
interface GroundSources {
  readonly countries: readonly Country[];
  readonly waters: Waters;
  /** The names of the countries that the story is about, by their ISO 3166-1 alpha-3 codes. */
  readonly storyCountries?: Readonly<Record<string, string>>;
}

/** The files of a basemap's ground in full detail. */
type FineBasemap = Readonly<Record<(typeof basemapParts)[number], NamedFeatures>>;

/** Countries without the islands that are too small to keep at their place. */
const largeOf = (countries: readonly Country[], land: DetailAt<'island'>): Country[] =>
  countries.flatMap((each) => withoutSmall(each, (place) => land(place).island));

/** The ground of countries that were thinned. */
async function groundFrom(
  countries: readonly Country[],
  { land, gap }: BasemapDetail,
  storyCountries?: GroundSources['storyCountries'],
): Promise<Pick<FineBasemap, 'land' | 'borders'>> {
  const settled = await settledAt(largeOf(countries, land), stillAtMeridian(land), gap);
  const borders = bordersOf(settled).filter(({ geometry }) => geometry.coordinates.length > 0);
  return { land: await landOf(settled, storyCountries), borders };
}

/** A detail by which nothing moves where land is cut at the 180th meridian. */
const stillAtMeridian =
  (detailAt: DetailAt): DetailAt =>
  (place: Position) =>
    Math.abs(place[0] ?? 0) === 180 ? { ...detailAt(place), triangle: 1e-9 } : detailAt(place);

/** Makes the ground of a basemap from countries and waters. */
export const basemapOf = async (
  { countries, waters, storyCountries }: GroundSources,
  detail: BasemapDetail,
): Promise<FineBasemap> => ({
  ...(await groundFrom(
    await thinned(largeOf(countries, detail.land), stillAtMeridian(detail.land)),
    detail,
    storyCountries,
  )),
  lakes: await lakesOf(waters, detail.waters),
  rivers: riversOf(waters, detail.waters),
});

/** A whole basemap in one file, each feature with its `part`: what is drawn at small scales. */
export const overviewOf = (fine: FineBasemap): NamedFeatures =>
  basemapParts.flatMap((part) => fine[part].map(partOf(part)));

/** Marks a feature of the overview with the part of the basemap that it belongs to. */
export const partOf =
  (part: (typeof basemapParts)[number]) =>
  <G extends Geometry>(feature: Feature<G, NamedProperties>): Feature<G, NamedProperties> => ({
    ...feature,
    properties: { ...feature.properties, part },
  });

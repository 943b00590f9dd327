import { brotliCompressSync } from 'node:zlib';
import type { Position } from 'geojson';
import { AuthorError } from '../files/story-error.ts';
import type { GroundPart } from '../files/story-files.ts';
import { partOf } from '../read/geometry/read-geometry.ts';
import { basemapParts } from '../style/basemaps.ts';
import type { BasemapDetail, CutDetail, DetailAt } from './detail.ts';
import type { Packages, Waters } from './packages.ts';
import type { DrawnLines } from './places/names-off-lines.ts';
import { type PlaceChoice, placesOf } from './places/places.ts';
import { withoutSmall } from './shapes/areas.ts';
import { atlasCountries, stateLines, statesOf } from './shapes/atlas.ts';
import {
  bordersOf,
  type Country,
  landOf,
  type NamedFeatures,
  settledAt,
  thinned,
} from './shapes/ground.ts';
import { lakesOf, riversOf } from './shapes/waters.ts';

export type BasemapPart = GroundPart | 'places';

interface CutOptions {
  /** Returns the detail at each place, made a number of times `coarser` to save bytes. */
  readonly detail: (coarser: number) => CutDetail;
  readonly budgets?: Readonly<Record<GroundPart, number>>;
  readonly say?: (words: string) => void;
  /** True to also cut the states of the few countries whose states are in the packages. */
  readonly states?: boolean;
  readonly drawn?: DrawnLines;
}

/**
 * The maximum bytes of each file with Brotli. A first map loads only the overview, which must leave the rest
 * of what `npm run test:story` allows to the page, its fonts and its layers.
 */
export const budgets: Readonly<Record<GroundPart, number>> = {
  land: 100_000,
  borders: 30_000,
  lakes: 14_000,
  rivers: 14_000,
  overview: 55_000,
};

/** Returns the share of a budget that features take when compressed, which is estimated if they are far too large. */
function shareOf(budget: number, features: NamedFeatures): number {
  const text = Buffer.from(JSON.stringify(features));
  // Compression leaves about a fifth of the bytes in a GeoJSON of coordinates.
  const about = (text.length * 0.2) / budget;
  return about > 4 ? about : brotliCompressSync(text).length / budget;
}

/** Cuts every file of a basemap as finely as its budget allows. @throws AuthorError if no detail fits. */
export async function cutBasemap(
  { countries: atlas, waters, cities }: Packages,
  choice: PlaceChoice,
  { detail, budgets: limits = budgets, say = () => {}, states = false, drawn = [] }: CutOptions,
): Promise<Readonly<Record<BasemapPart, NamedFeatures>>> {
  const countries = atlasCountries(atlas);
  const finest = detail(1);
  const fit = <Files extends Partial<Record<GroundPart, NamedFeatures>>>(
    words: string,
    make: (detail: CutDetail) => Promise<Files>,
  ): Promise<Files> => {
    say(`cutting ${words}`);
    const share = (made: Files): number => {
      const parts = Object.keys(made) as GroundPart[];
      const budget = parts.reduce((sum, part) => sum + limits[part], 0);
      return shareOf(budget, Object.values(made).flat());
    };
    return withinBudget((coarser) => make(detail(coarser)), share);
  };
  const near = await thinnedFor(countries, finest.fine);
  const far = await thinnedFor(countries, finest.overview);
  const ground = {
    ...(await fit('land and borders', async ({ fine }) => {
      const { land, borders } = await landAndBorders({ countries: near, waters }, fine);
      const lines = states ? stateLines(waters, choice.window, fine.land) : [];
      return { land, borders: [...borders, ...lines] };
    })),
    ...(await fit('lakes', async ({ fine }) => ({ lakes: await lakesOf(waters, fine.waters) }))),
    ...(await fit('rivers', async ({ fine }) => ({
      rivers: riversOf(waters, fine.waters, drawn),
    }))),
    ...(await fit('the overview of all', async ({ overview }) => ({
      overview: overviewOf(await groundOf({ countries: far, waters, drawn }, overview)),
    }))),
  };
  say('choosing the names');
  const named = [...countries, ...(states ? statesOf(waters) : [])];
  return { ...ground, places: await placesOf({ countries: named, cities }, choice) };
}

/** Makes something ever coarser until its `share` of a budget is at most 1. @throws AuthorError if it never is. */
export async function withinBudget<T>(
  make: (coarser: number) => Promise<T>,
  share: (made: T) => number,
): Promise<T> {
  let coarser = 1;
  // After eight attempts, the geometry is some thousand times coarser.
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const made = await make(coarser);
    const taken = share(made);
    if (taken <= 1) return made;
    // The number of vertices decreases more slowly than the size of dropped triangles grows.
    coarser *= Math.max(taken ** 1.7, 1.1);
  }
  throw new AuthorError('The basemap does not fit into its budget: choose a smaller window.');
}

type FineBasemap = Readonly<Record<(typeof basemapParts)[number], NamedFeatures>>;

interface GroundFrom {
  readonly countries: readonly Country[];
  readonly waters: Waters;
  readonly drawn?: DrawnLines;
}

const groundOf = async (from: GroundFrom, detail: BasemapDetail): Promise<FineBasemap> => ({
  ...(await landAndBorders(from, detail)),
  lakes: await lakesOf(from.waters, detail.waters),
  rivers: riversOf(from.waters, detail.waters, from.drawn),
});

async function landAndBorders(
  { countries }: GroundFrom,
  detail: BasemapDetail,
): Promise<Pick<FineBasemap, 'land' | 'borders'>> {
  const large = largeOf(countries, detail);
  const settled = await settledAt(large, stillAtMeridian(detail.land), detail.gap);
  const borders = bordersOf(settled).filter(({ geometry }) => geometry.coordinates.length > 0);
  return { land: await landOf(settled), borders };
}

const largeOf = (countries: readonly Country[], { land }: BasemapDetail): Country[] =>
  countries.flatMap((each) => withoutSmall(each, (place) => land(place).island));

const thinnedFor = (countries: readonly Country[], detail: BasemapDetail): Promise<Country[]> =>
  thinned(largeOf(countries, detail), stillAtMeridian(detail.land));

/** Keeps every vertex on the 180th meridian, where land is cut. */
const stillAtMeridian =
  (detailAt: DetailAt): DetailAt =>
  (place: Position) =>
    Math.abs(place[0] ?? 0) === 180 ? { ...detailAt(place), triangle: 1e-9 } : detailAt(place);

/** Puts the whole basemap for small scales in one file, in which each feature has a `part`. */
const overviewOf = (fine: FineBasemap): NamedFeatures =>
  basemapParts.flatMap((part) => fine[part].map(partOf(part)));

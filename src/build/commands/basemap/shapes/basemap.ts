import { basemapParts } from '../../../../style/basemaps.ts';
import { bordersOf } from './borders.ts';
import { type DetailAt, roundWith, triangleWith } from './detail.ts';
import { lakesOf } from './lakes.ts';
import { landOf } from './land.ts';
import type { NamedFeatures } from './named-features.ts';
import { partOf } from './part-of.ts';
import { riversOf } from './rivers.ts';
import type { WaterDetailAt, Waters } from './waters.ts';
import { withoutSmall } from './without-small.ts';
import { type Country, type World, worldOf } from './world.ts';

/** What a basemap is made from. */
interface BasemapSources {
  readonly countries: readonly Country[];
  readonly waters: Waters;
  /** The names of the countries that the story is about, by their ISO 3166-1 alpha-3 codes. */
  readonly storyCountries?: Readonly<Record<string, string>>;
}

/** How finely the land and the waters of a basemap are kept. */
export interface BasemapDetail {
  readonly land: DetailAt;
  readonly waters: WaterDetailAt;
  /** Gaps between neighbours, in km², that simplifying leaves and that are closed. */
  readonly gap: number;
}

/** The files of a basemap in full detail. */
export type FineBasemap = Readonly<Record<(typeof basemapParts)[number], NamedFeatures>>;

/** Makes the land and the borders of a basemap. */
export const groundOf = async (
  { countries, storyCountries }: BasemapSources,
  { land, gap }: Omit<BasemapDetail, 'waters'>,
): Promise<Pick<FineBasemap, 'land' | 'borders'>> => {
  const kept = countries.flatMap((each) => withoutSmall(each, (place) => land(place).island));
  const world: World = await worldOf(kept, {
    triangleAt: triangleWith(land),
    round: roundWith(land),
    gap,
  });
  const borders = bordersOf(world).filter(({ geometry }) => geometry.coordinates.length > 0);
  return { land: landOf(world, storyCountries), borders };
};

/** Makes a basemap from countries and waters. */
export const basemapOf = async (
  sources: BasemapSources,
  detail: BasemapDetail,
): Promise<FineBasemap> => ({
  ...(await groundOf(sources, detail)),
  lakes: await lakesOf(sources.waters, detail.waters),
  rivers: riversOf(sources.waters, detail.waters),
});

/** A whole basemap in one file, each feature with its `part`: what is drawn at small scales. */
export const overviewOf = (fine: FineBasemap): NamedFeatures =>
  basemapParts.flatMap((part) => fine[part].map(partOf(part)));

import type { Bounds } from '../../core/camera/bounds.ts';
import { worldBasemap } from '../parse/story-files.ts';
import { cutParts } from './cut/cut-parts.ts';
import type { CutDetail } from './cut/detail-for.ts';
import { type BasemapPart, partMetadata } from './files/part-metadata.ts';
import { type CutSources, readPackages } from './sources/read-packages.ts';
import { worldSources } from './sources/world-sources.ts';

const sources: CutSources = {
  countries: worldSources.countries50m,
  waters: worldSources.waters50m,
  cities: worldSources.cities,
};

const window: Bounds = [-180, -85, 180, 85];

/** Small, since it comes with the project and is loaded by readers of stories anywhere. */
const budgets = {
  land: 320_000,
  borders: 90_000,
  lakes: 20_000,
  rivers: 25_000,
  overview: 80_000,
} as const;

/** As fine everywhere. */
const detail = (coarser: number): CutDetail => ({
  fine: {
    land: () => ({ triangle: 60 * coarser, island: 50 * coarser, decimals: 2 }),
    waters: () => ({
      triangle: 60 * coarser,
      decimals: 2,
      lake: 400 * coarser,
      river: 200 * coarser,
    }),
    gap: 20,
  },
  overview: {
    land: () => ({ triangle: 250 * coarser, island: 250 * coarser, decimals: 1 }),
    waters: () => ({
      triangle: 250 * coarser,
      decimals: 1,
      lake: 4000 * coarser,
      river: 1000 * coarser,
    }),
    gap: 20,
  },
});

/**
 * The coarse basemap of the world that stands in for what a story has not of its own.
 *
 * @param cache the folder that holds the sources' tarballs
 * @returns the files by their paths from the project's root
 */
export async function worldFiles(
  cache: string,
  say: (words: string) => void,
): Promise<ReadonlyMap<string, Buffer>> {
  const packages = readPackages(sources, cache, say);
  const features = await cutParts(packages, { window }, { detail, budgets, say });
  const from = {
    ...sources,
    scale: 'for maps at 1:50 million: within some kilometres',
    finest: 'as finely everywhere',
  };
  return new Map(
    (Object.keys(features) as BasemapPart[]).map((part) => {
      const metadata = partMetadata(part, from);
      const file = { type: 'FeatureCollection', metadata, features: features[part] };
      return [`${worldBasemap}/${part}.geojson`, Buffer.from(`${JSON.stringify(file)}\n`)];
    }),
  );
}

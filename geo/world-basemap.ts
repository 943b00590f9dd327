import type { Bounds } from '../src/core/camera/bounds.ts';
import { worldBasemap } from '../src/files/story-files.ts';
import { type BasemapPart, cutBasemap } from '../src/tiles/cut-basemap.ts';
import { type CutDetail, inZones } from '../src/tiles/detail.ts';
import { partMetadata } from '../src/tiles/files.ts';
import { readPackages, worldSources } from '../src/tiles/packages.ts';
import type { Files } from './layer.ts';

const countries = worldSources.countries50m;

const window: Bounds = [-180, -85, 180, 85];

/** Small, since it comes with the project and is loaded by readers of stories anywhere; with brotli. */
const budgets = {
  land: 50_000,
  borders: 20_000,
  lakes: 6_000,
  rivers: 8_000,
  overview: 70_000,
} as const;

/** The ends of the Earth, where few stories are set and most coasts are. */
const polar = { triangle: 300, island: 400, decimals: 1 } as const;
const ends: readonly Bounds[] = [
  [-180, -90, 180, -60],
  [-130, 62, -25, 85],
  [-180, 66, -130, 85],
  [40, 66, 180, 85],
  [0, 72, 60, 85],
];

const land = inZones(
  ends.map((box) => ({ box, ...polar })),
  { triangle: 130, island: 130, decimals: 2 },
);

const waters = (triangle: number, lake: number, river: number) => () => ({
  triangle,
  decimals: 2,
  lake,
  river,
});

/** The land of the overview is that of the finer file, so that the one hides the other. */
const detail: CutDetail = {
  fine: { land, waters: waters(500, 3000, 1400), gap: 20 },
  overview: { land, waters: waters(700, 6000, 2000), gap: 20 },
};

/**
 * The coarse basemap of the world that stands in for what a story has not of its own.
 *
 * @returns the files by their paths from the project's root
 */
export async function worldFiles(say: (words: string) => void): Promise<Files> {
  const packages = readPackages(countries, say);
  const features = await cutBasemap(packages, { window }, { detail: () => detail, budgets, say });
  const from = {
    countries,
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

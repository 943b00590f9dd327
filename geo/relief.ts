import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { worldBasemap } from '../src/load/files/story-files.ts';
import { type Files, layerMetadata } from './layer.ts';
import {
  type Pyramid,
  reliefFiles,
  reliefIndex,
  type ShadeOf,
  tilesOfBlock,
} from './relief-blocks.ts';
import { type PathOf, readShade } from './shade.ts';
import { reliefOrigin, reliefSource } from './sources.ts';

/** The whole world, coarsely. */
const world: Pyramid = {
  name: 'world',
  bounds: [-180, -60, 180, 84],
  minzoom: 0,
  maxzoom: 3,
  fade: 0,
};

/** East and South-East Asia, as finely as the source goes. */
const window: Pyramid = {
  name: 'window',
  bounds: [66, -11, 160, 61],
  minzoom: 4,
  maxzoom: 6,
  fade: 5 / 360,
};

/** The reliefs of the repository, with the file of the land that each is of. */
export const reliefs = [
  { folder: `${worldBasemap}/relief`, pyramid: world, land: `${worldBasemap}/land.geojson` },
  { folder: 'src/story/public/relief', pyramid: window, land: 'geo/basemap/land.geojson' },
] as const;

/** What the README says of them. */
export const describedReliefs = reliefs.map(({ folder, pyramid }) => ({
  path: `../${folder}/index.json`,
  metadata: layerMetadata.parse(reliefIndex(pyramid, reliefOrigin).metadata),
}));

/**
 * The tiles of the reliefs and their indices, made anew.
 *
 * @param geometry the files that the land is in
 * @param cache the folder that holds the source's tiles
 * @param say is told what is being done
 * @throws where the source is not there or is not the one that was pinned
 */
export const freshReliefs = async (
  geometry: Files,
  cache: string,
  say: (words: string) => void,
): Promise<Files> => {
  const pathOf = openPinned(cache);
  const shadeOf: ShadeOf = (block) => readShade(pathOf, block);
  const files = new Map<string, Buffer>();
  for (const { folder, pyramid, land } of reliefs) {
    say(`shading the ${pyramid.name}, zooms ${pyramid.minzoom} to ${pyramid.maxzoom}`);
    const { features }: FeatureCollection<Polygon | MultiPolygon> = JSON.parse(
      geometry.get(land)?.toString('utf8') ?? '{ "features": [] }',
    );
    const [ground] = features;
    if (!ground) throw new Error(`${land} has no land: run npm run geo.`);
    for (const [path, file] of await reliefFiles(pyramid, shadeOf, ground, reliefOrigin))
      files.set(`${folder}/${path}`, file);
  }
  return files;
};

/** The tiles of shaded relief in the cache folder, by their addresses. */
function openPinned(cache: string): PathOf {
  const folder = join(cache, 'relief');
  const pathOf: PathOf = ({ z, x, y }) => join(folder, `tiles/${z}/${x}/${y}.png`);
  const paths = reliefSource.blocks.flatMap(tilesOfBlock).map(pathOf);
  const missing = paths.find((path) => !existsSync(path));
  if (missing) {
    throw new Error(
      `The source of the relief is not here (${missing}): take the folders tiles/3 and tiles/6 of ${reliefSource.url} at commit ${reliefSource.commit} and put them into ${folder}/tiles. The committed tiles stay as they are.`,
    );
  }
  const hash = createHash('sha256');
  for (const path of paths) hash.update(readFileSync(path));
  const sha256 = hash.digest('hex');
  if (sha256 === reliefSource.sha256) return pathOf;
  throw new Error(
    `${folder}/tiles are not the tiles that geo/sources.ts pins (their hash is ${sha256}): take them anew from ${reliefSource.url} at commit ${reliefSource.commit}, or pin what changed.`,
  );
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { worldBasemap } from '../src/files/story-files.ts';
import { styleOf } from '../src/tiles/relief/draw-relief.ts';
import { type Files, layerMetadata } from './layer.ts';
import {
  type Pyramid,
  reliefFiles,
  reliefIndex,
  type ShadeOf,
  tilesOfBlock,
} from './relief-blocks.ts';
import { type PathOf, readShade } from './shade.ts';
import { reliefOrigins, windowTiles, worldPicture } from './sources.ts';
import { readWorldShade } from './world-shade.ts';

/** The whole world, as finely as a picture of it goes. Its last zoom is seen magnified. */
const world: Pyramid = {
  name: 'world',
  bounds: [-180, -84, 180, 84],
  minzoom: 0,
  maxzoom: 5,
  fade: 0,
  style: (z) =>
    z < 5 ? styleOf(z) : { ...styleOf(5), gain: 1.5, detail: 1, quality: 40, effort: 4 },
};

/** East and South-East Asia, as finely as the source goes. */
const window: Pyramid = {
  name: 'window',
  bounds: [66, -11, 160, 61],
  minzoom: 4,
  maxzoom: 6,
  fade: 5 / 360,
  style: styleOf,
};

/** The reliefs of the repository, with the file of the land that each is of. */
export const reliefs = [
  { folder: `${worldBasemap}/relief`, pyramid: world, land: `${worldBasemap}/land.geojson` },
  { folder: 'src/story/public/relief', pyramid: window, land: 'geo/basemap/land.geojson' },
] as const;

/** What the README says of them. */
export const describedReliefs = reliefs.map(({ folder, pyramid }) => ({
  path: `../${folder}/index.json`,
  metadata: layerMetadata.parse(reliefIndex(pyramid, reliefOrigins[pyramid.name]).metadata),
}));

/**
 * The tiles of the reliefs and their indices, made anew.
 *
 * @param geometry the files that the land is in
 * @param cache the folder that holds the sources
 * @param say is told what is being done
 * @throws where a source is not there or is not the one that was pinned
 */
export const freshReliefs = async (
  geometry: Files,
  cache: string,
  say: (words: string) => void,
): Promise<Files> => {
  const picture = openPicture(join(cache, 'shadedrelief.jpg'));
  const pathOf = openTiles(join(cache, 'relief/tiles'));
  const files = new Map<string, Buffer>();
  for (const { folder, pyramid, land } of reliefs) {
    const { name, minzoom, maxzoom } = pyramid;
    say(`shading the ${name}, zooms ${minzoom} to ${maxzoom}`);
    const { features }: FeatureCollection<Polygon | MultiPolygon> = JSON.parse(
      geometry.get(land)?.toString('utf8') ?? '{ "features": [] }',
    );
    const [ground] = features;
    if (!ground) throw new Error(`${land} has no land: run npm run geo.`);
    const shades: Record<Pyramid['name'], ShadeOf> = {
      world: (block) => readWorldShade(picture, block, ground.geometry),
      window: (block) => readShade(pathOf, block),
    };
    const origin = reliefOrigins[name];
    for (const [path, file] of await reliefFiles(pyramid, shades[name], ground, origin))
      files.set(`${folder}/${path}`, file);
  }
  return files;
};

/** The picture of the world. */
function openPicture(path: string): Buffer {
  const { file, package: name } = worldPicture;
  demand([path], worldPicture.sha256, `take ${file} of the Debian package ${name} to ${path}`);
  return readFileSync(path);
}

/** The paths of the window's tiles in a folder, by their addresses. */
function openTiles(folder: string): PathOf {
  const { url, commit, block, sha256 } = windowTiles;
  const pathOf: PathOf = ({ z, x, y }) => join(folder, `${z}/${x}/${y}.png`);
  const remedy = `take the folder tiles/${block.z} of ${url} at commit ${commit} into ${folder}`;
  demand(tilesOfBlock(block).map(pathOf), sha256, remedy);
  return pathOf;
}

/** @throws unless all files are there and have, one after the other, the hash. */
function demand(paths: readonly string[], sha256: string, remedy: string): void {
  const missing = paths.find((path) => !existsSync(path));
  const last = 'The committed tiles stay as they are.';
  if (missing)
    throw new Error(`A source of the relief, ${missing}, is not here: ${remedy}. ${last}`);
  const hash = createHash('sha256');
  for (const path of paths) hash.update(readFileSync(path));
  const found = hash.digest('hex');
  if (found === sha256) return;
  throw new Error(
    `A source of the relief, ${paths[0]}, is not what geo/sources.ts pins (its hash is ${found}): ${remedy}, or pin what changed. ${last}`,
  );
}

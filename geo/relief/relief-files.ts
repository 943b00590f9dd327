import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Files } from '../layer.ts';
import { reliefIndex } from './index-file.ts';
import { pyramids, tilesOf } from './pyramids.ts';
import { openRelief } from './source.ts';

/**
 * The tiles of the relief and their index, made anew.
 *
 * @param land the basemap's `land.geojson`, whose first feature is all land
 * @param cache the folder that holds the source's tiles
 * @param say is told what is being done
 * @throws where the source is not there or is not the one that was pinned
 */
export const reliefFiles = async (
  land: FeatureCollection<Polygon | MultiPolygon>,
  cache: string,
  say: (words: string) => void,
): Promise<Files> => {
  const open = openRelief(cache);
  const [ground] = land.features;
  if (ground === undefined)
    throw new Error('geo/basemap/land.geojson has no land: run npm run geo.');
  const files = new Map<string, Buffer>();
  for (const pyramid of pyramids) {
    say(`shading the ${pyramid.name}, zooms ${pyramid.minzoom} to ${pyramid.maxzoom}`);
    for (const [path, tile] of await tilesOf(pyramid, open, ground))
      files.set(join('src/story/public/relief', path), tile);
  }
  const index = Buffer.from(`${JSON.stringify(reliefIndex, null, 2)}\n`);
  return files.set('src/story/public/relief/index.json', index);
};

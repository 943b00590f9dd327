import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Files, LayerMetadata } from '../layer.ts';
import { reliefSource } from '../sources.ts';
import { neutral, pyramids, tilesOf } from './pyramids.ts';
import { openRelief } from './source.ts';

const { title, publisher, commit, date, licence, credit, url } = reliefSource;

const metadata: LayerMetadata = {
  id: 'relief',
  title: 'Relief',
  summary: 'The shade of hills and mountains.',
  sources: [
    { title, publisher, version: `commit ${commit.slice(0, 12)}`, date, licence, credit, url },
  ],
  method:
    'The grey of flat ground taken off, the sea left out; in broader strokes and stronger for small scales, so that ranges are seen and not grain; levelled, so that the slopes of a high country too have a light side; cut into Web Mercator tiles.',
  certainty:
    'At the finest about 1.2 km to a pixel at the equator, 0.9 km in Korea: an underlay, not a measurement.',
  date,
  license: licence,
  measured: [],
};

/** What a map needs to know of the relief: `src/story/public/relief/index.json`. */
export const reliefIndex = {
  tiles: '{z}/{x}/{y}.avif',
  neutral,
  pyramids: pyramids.map(({ fade: _, ...pyramid }) => pyramid),
  metadata,
};

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
  const pathOf = openRelief(cache);
  const [ground] = land.features;
  if (ground === undefined)
    throw new Error('geo/basemap/land.geojson has no land: run npm run geo.');
  const files = new Map<string, Buffer>();
  for (const pyramid of pyramids) {
    say(`shading the ${pyramid.name}, zooms ${pyramid.minzoom} to ${pyramid.maxzoom}`);
    for (const [path, tile] of await tilesOf(pyramid, pathOf, ground))
      files.set(join('src/story/public/relief', path), tile);
  }
  const index = Buffer.from(`${JSON.stringify(reliefIndex, null, 2)}\n`);
  return files.set('src/story/public/relief/index.json', index);
};

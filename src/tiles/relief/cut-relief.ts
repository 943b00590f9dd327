import { basename } from 'node:path';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { type Bounds, boundsAround } from '../../core/camera/bounds.ts';
import { withArchive } from '../tiles/archive.ts';
import type { View } from '../views.ts';
import { grownWindow } from '../window.ts';
import { blockOf, finerBlock, tilesOfBlock } from './block.ts';
import { reliefFiles } from './files.ts';
import { shadeFromHeights } from './heights.ts';
import { type Pyramid, type ShadeOf, zooms } from './tiles.ts';

/** The most tiles of the source that are read: they are held in memory as one picture. */
const mostTiles = 560;

/** How much more than the screens show is cut, in which the shade fades out, as a share of its sides. */
const rim = 0.12;

/**
 * The relief of what screens show, from the closest scene on as far as one picture holds; none where the
 * closest crosses the 180th meridian.
 */
export function reliefWindow(views: readonly View[]): Pyramid | undefined {
  const framed = views.filter(({ sight }) => sight === 'framed').sort((a, b) => b.zoom - a.zoom);
  let kept: Bounds | undefined;
  for (const { box } of framed) {
    const wider = grownWindow(boundsAround(kept ? [kept, box] : [box]), 0);
    if (tilesIn(wider).length > 0 && tilesIn(grownWindow(wider, rim)).length <= mostTiles)
      kept = wider;
  }
  if (!kept) return undefined;
  const [west, south, east, north] = grownWindow(kept, rim);
  const bounds: Bounds = [Math.floor(west), Math.floor(south), Math.ceil(east), Math.ceil(north)];
  return { name: 'window', bounds, ...zooms.window, fade: ((east - west) / 360) * (rim / 2) };
}

const tilesIn = (bounds: Bounds) =>
  tilesOfBlock(finerBlock(blockOf(bounds, zooms.window.minzoom), zooms.window.maxzoom));

/**
 * Cuts a relief from a PMTiles archive of heights.
 *
 * @param path of the archive
 * @returns its files by their paths in the folder of the relief
 * @throws where it has not the heights that are needed
 */
export function cutRelief(
  pyramid: Pyramid,
  path: string,
  land: Feature<Polygon | MultiPolygon>,
): Promise<Map<string, Buffer>> {
  const { bounds, maxzoom } = pyramid;
  const make = `pmtiles extract https://download.mapterhorn.com/planet.pmtiles ${basename(path)} --bbox=${bounds.join()} --maxzoom=${maxzoom}`;
  return withArchive(path, make, (archive) => {
    const { name, isPictures, metadata } = archive;
    const reaches = boundsAround([archive.bounds, bounds]).join() === archive.bounds.join();
    if (!isPictures || archive.maxzoom < maxzoom || !reaches) {
      throw new Error(
        `${name} does not hold the heights of what the scenes show, to zoom ${maxzoom}. Extract them: ${make}`,
      );
    }
    const credit = String(metadata.attribution ?? name).replace(/<[^>]*>/g, '');
    const shadeOf: ShadeOf = (block) => shadeFromHeights(archive, block);
    const origin = { sources: [{ title: name, credit }], date: '', license: '' };
    return reliefFiles(pyramid, shadeOf, land, origin);
  });
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { type Bounds, boundsAround } from '../../../../core/camera/bounds.ts';
import type { View } from '../views.ts';
import { grownWindow } from '../window.ts';
import { blockOf, finerBlock, tilesOfBlock } from './block.ts';
import { reliefFiles, reliefSource } from './files.ts';
import type { PathOf } from './shade.ts';
import { type Pyramid, zooms } from './tiles.ts';

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
 * Cuts a relief from the tiles that an author has fetched.
 *
 * @param folder a copy of the repository, or its folder `tiles`
 * @returns its files by their paths in the folder of the relief
 * @throws where the folder has none of the tiles that are needed
 */
export function cutRelief(
  pyramid: Pyramid,
  folder: string,
  land: Feature<Polygon | MultiPolygon>,
): Promise<Map<string, Buffer>> {
  const tiles = [join(folder, 'tiles'), folder].find(existsSync) ?? folder;
  const pathOf: PathOf = ({ z, x, y }) => join(tiles, `${z}/${x}/${y}.png`);
  const asked = tilesOfBlock(blockOf(pyramid.bounds, pyramid.maxzoom)).map(pathOf);
  const missing = asked.find((path) => !existsSync(path));
  if (missing) {
    throw new Error(
      `${missing} is not there. Fetch the tiles with "git clone --depth 1 ${reliefSource.url} .cache/relief" and write --relief .cache/relief.`,
    );
  }
  return reliefFiles(pyramid, pathOf, land);
}

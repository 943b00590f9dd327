import type { Feature, MultiPolygon, Polygon } from 'geojson';
import sharp from 'sharp';
import { type Bounds, boundsAround } from '../../core/camera/bounds.ts';
import { fromMercator } from '../../core/camera/mercator.ts';
import { cutFromWeb } from '../../load/geometry/public-archives.ts';
import { tileSize } from '../../style/relief.ts';
import type { View } from '../detail.ts';
import { type Archive, withArchive } from '../tiles/archive.ts';
import { grownWindow } from '../window.ts';
import { type Block, blockOf, finerBlock, type Raster, tilesOfBlock } from './raster.ts';
import { type Pyramid, reliefFiles, type ShadeOf, windowZooms } from './tiles.ts';

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
  return { name: 'window', bounds, ...windowZooms, fade: ((east - west) / 360) * (rim / 2) };
}

const tilesIn = (bounds: Bounds) =>
  tilesOfBlock(finerBlock(blockOf(bounds, windowZooms.minzoom), windowZooms.maxzoom));

/**
 * Cuts the files of a relief from a PMTiles archive of heights. @throws where it lacks some, with the command
 * that cuts from others.
 */
export function cutRelief(
  pyramid: Pyramid,
  path: string,
  land: Feature<Polygon | MultiPolygon>,
): Promise<Map<string, Buffer>> {
  const { bounds, maxzoom } = pyramid;
  const make = `Cut hills from the web, as docs/ground.md says: ${cutFromWeb('STORY', 'relief')}`;
  return withArchive(path, make, (archive) => {
    const { name, isPictures, metadata } = archive;
    const reaches = boundsAround([archive.bounds, bounds]).join() === archive.bounds.join();
    if (!isPictures || archive.maxzoom < maxzoom || !reaches) {
      throw new Error(
        `${name} does not hold the heights of what the scenes show, to zoom ${maxzoom}. ${make}`,
      );
    }
    const credit = String(metadata.attribution ?? name).replace(/<[^>]*>/g, '');
    const shadeOf: ShadeOf = (block) => shadeFromHeights(archive, block);
    const origin = { sources: [{ title: name, credit }], date: '', license: '' };
    return reliefFiles(pyramid, shadeOf, land, origin);
  });
}

/**
 * The shade of a block from an archive of heights, as one raster. @throws where its tiles are too coarse or
 * hold no heights.
 */
export async function shadeFromHeights(archive: Archive, block: Block): Promise<Raster> {
  const heights = await readHeights(archive, block);
  shadeRows(heights, block);
  return heights;
}

/** Heights that there are on Earth, in metres: others are of another encoding. */
const [lowest, highest] = [-12_000, 9000];

/** Lower ground is taken for as low as this, in metres: the floor of a sea has no part in the shade of its coast. */
const floor = -450;

async function readHeights({ name, tile }: Archive, block: Block): Promise<Raster> {
  const width = (block.right - block.left + 1) * tileSize;
  const height = (block.bottom - block.top + 1) * tileSize;
  const values = new Float32Array(width * height);
  let isEmpty = true;
  for (const { z, x, y } of tilesOfBlock(block)) {
    const bytes = await tile([z, x, y]);
    if (!bytes) continue;
    const { data, info } = await sharp(bytes)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.width !== tileSize || info.channels !== 3) break;
    isEmpty = false;
    const corner = ((y - block.top) * width + (x - block.left)) * tileSize;
    for (let at = 0; at < tileSize * tileSize; at += 1) {
      const [red = 0, green = 0, blue = 0] = [data[3 * at], data[3 * at + 1], data[3 * at + 2]];
      const metres = red * 256 + green + blue / 256 - 32_768;
      if (metres < lowest || metres > highest) {
        throw new Error(`${name} holds no heights in the terrarium encoding.`);
      }
      values[corner + Math.floor(at / tileSize) * width + (at % tileSize)] = Math.max(
        floor,
        metres,
      );
    }
  }
  if (isEmpty)
    throw new Error(`${name} has no tiles of zoom ${block.z} with ${tileSize} pixels across.`);
  return { width, height, values };
}

/** How much steeper than it is the ground is shaded: as strong as the hills of the world's relief. */
const steeper = 3;

/** How light falls: from the north-west, halfway up the sky. */
const [fromWest, fromNorth, fromAbove] = [0.5, 0.5, Math.SQRT1_2];

/** Puts the shade in place of the heights, row by row: −1 where no light falls, 0 on flat ground. */
function shadeRows({ width, height, values }: Raster, { z, top }: Block): void {
  const circumference = 40_075_017;
  let above = values.slice(0, width);
  for (let y = 0; y < height; y += 1) {
    const row = values.slice(y * width, (y + 1) * width);
    const below = y + 1 < height ? values.slice((y + 1) * width, (y + 2) * width) : row;
    const down = (top + (y + 0.5) / tileSize) / 2 ** z;
    const [, latitude] = fromMercator([0.5, down]);
    const metres = (circumference * Math.cos((latitude * Math.PI) / 180)) / (tileSize * 2 ** z);
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [Math.max(0, x - 1), Math.min(width - 1, x + 1)];
      const of = (line: Float32Array) => (line[right] ?? 0) - (line[left] ?? 0);
      const across = (line: Float32Array) =>
        (line[left] ?? 0) + 2 * (line[x] ?? 0) + (line[right] ?? 0);
      const east = (steeper * (of(above) + 2 * of(row) + of(below))) / (8 * metres);
      const north = (steeper * (across(above) - across(below))) / (8 * metres);
      const light = (fromAbove + fromWest * east - fromNorth * north) / Math.hypot(1, east, north);
      values[y * width + x] = Math.max(-1, (light - fromAbove) / fromAbove);
    }
    above = row;
  }
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { unwrapped } from '../../core/camera/bounds.ts';
import { toMercator, worldSize } from '../../core/camera/mercator.ts';
import type { Relief } from '../../core/story/story-data.ts';
import type { Frame } from './frame.ts';
import type { Box } from './labels/boxes.ts';

/** The grey picture of the relief behind a frame, and where it lies in it, in the frame's units. */
export interface ReliefPicture {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** A `data:` address. */
  readonly href: string;
}

/** The side of a tile in pixels. */
const tileSize = 512;

/** How many pixels a unit of the frame gets, which are seen as ink over the drawing's sharp lines. */
const pixelsPerUnit = 0.5;

/** The grey of plains and of the sea, where there is no ink. */
const plain = { r: 128, g: 128, b: 128 };

const quality = 20;

/** Cuts the picture from the live map's own tiles, which lie below `folder`, if there are any. */
export async function reliefPicture(
  frame: Frame,
  relief: Relief,
  folder: string,
): Promise<ReliefPicture | undefined> {
  if (Object.keys(relief).length === 0) return undefined;
  const zoom = tileZoom(frame, relief);
  const scale = (tileSize * 2 ** zoom) / worldSize(frame.zoom);
  const [left, top] = tilePixel(frame, zoom);
  const box = {
    left: Math.floor(left),
    top: Math.floor(top),
    right: Math.ceil(left + frame.width * scale),
    bottom: Math.ceil(top + frame.height * scale),
  };
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  const canvas = sharp({ create: { width, height, channels: 3, background: plain } });
  const mosaic = await canvas
    .composite(await tilesIn(box, zoom, { relief, folder }))
    .png()
    .toBuffer();
  const units = (pixels: number): number => pixels / scale;
  const picture = await sharp(mosaic)
    .resize(Math.round(units(width) * pixelsPerUnit), Math.round(units(height) * pixelsPerUnit), {
      fit: 'fill',
    })
    .greyscale()
    .webp({ quality, effort: 6 })
    .toBuffer();
  return {
    x: units(box.left - left),
    y: units(box.top - top),
    width: units(width),
    height: units(height),
    href: `data:image/webp;base64,${picture.toString('base64')}`,
  };
}

/** The zoom whose tiles have no fewer pixels than the picture needs, or the closest that there is. */
function tileZoom(frame: Frame, relief: Relief): number {
  const needed = Math.log2((worldSize(frame.zoom) * pixelsPerUnit) / tileSize);
  const closest = Math.max(...Object.values(relief).map(({ maxzoom }) => maxzoom));
  return Math.min(closest, Math.max(0, Math.ceil(needed)));
}

/** Where the frame's top left corner lies at a zoom, in the pixels of its tiles. */
function tilePixel(frame: Frame, zoom: number): readonly [x: number, y: number] {
  const somewhere = [0, 0] as const;
  const [x, y] = toMercator(somewhere);
  const [right, down] = frame.project(somewhere);
  const units = worldSize(frame.zoom);
  const pixels = tileSize * 2 ** zoom;
  return [(x - right / units) * pixels, (y - down / units) * pixels];
}

/** The tiles that a box touches, each cut to it, placed from the box's corner. */
async function tilesIn(
  { left, top, right, bottom }: Box,
  zoom: number,
  { relief, folder }: { readonly relief: Relief; readonly folder: string },
) {
  const tiles: Promise<OverlayOptions>[] = [];
  for (let x = Math.floor(left / tileSize); x * tileSize < right; x += 1) {
    for (let y = Math.floor(top / tileSize); y * tileSize < bottom; y += 1) {
      if (!isThere(x, y, zoom, relief)) continue;
      tiles.push(
        cutTile(join(folder, `${zoom}/${inWorld(x, zoom)}/${y}.avif`), {
          left: x * tileSize - left,
          top: y * tileSize - top,
          width: right - left,
          height: bottom - top,
        }),
      );
    }
  }
  return Promise.all(tiles);
}

/** A tile as it is laid over a canvas, less what would stand out of it. */
async function cutTile(
  file: string,
  at: { left: number; top: number; width: number; height: number },
): Promise<OverlayOptions> {
  const left = Math.max(0, at.left);
  const top = Math.max(0, at.top);
  const input = await sharp(await readFile(file))
    .extract({
      left: left - at.left,
      top: top - at.top,
      width: Math.min(at.width, at.left + tileSize) - left,
      height: Math.min(at.height, at.top + tileSize) - top,
    })
    .png()
    .toBuffer();
  return { input, left, top };
}

/** The column of a tile in the world itself, of which its own may lie in a copy. */
const inWorld = (x: number, zoom: number): number => ((x % 2 ** zoom) + 2 ** zoom) % 2 ** zoom;

/** Whether the pyramid of a zoom has a tile: its box touches the pyramid's. */
function isThere(column: number, y: number, zoom: number, relief: Relief): boolean {
  const pyramid = Object.values(relief).find(
    ({ minzoom, maxzoom }) => zoom >= minzoom && zoom <= maxzoom,
  );
  if (!pyramid) return false;
  const [west, south, east, north] = unwrapped(pyramid.bounds);
  const x = inWorld(column, zoom);
  const [left, top] = toMercator([west, north]).map((share) => share * 2 ** zoom);
  const [right, bottom] = toMercator([east, south]).map((share) => share * 2 ** zoom);
  return (
    [x, x + 2 ** zoom].some((at) => at + 1 > (left ?? 0) && at < (right ?? 0)) &&
    y + 1 > (top ?? 0) &&
    y < (bottom ?? 0)
  );
}

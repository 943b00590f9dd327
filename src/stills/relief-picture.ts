import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Region } from 'sharp';
import { boundsContain } from '../core/camera/bounds.ts';
import { fromMercator, toMercator, worldSize } from '../core/camera/mercator.ts';
import type { Relief } from '../core/story/story-data.ts';
import { type Ink, margin, reliefInks, reliefThickness, tileSize } from '../style/relief.ts';
import { attributes, type Drawing } from './drawing.ts';
import { boxOf, type Frame } from './frame.ts';
import { joinTiles } from './layer-pictures.ts';

/** The grey picture of the relief behind a frame, and where it lies in it, in the frame's units. */
export interface ReliefPicture {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly href: string;
}

/** How many pixels a unit of the frame gets, which are seen as ink over the drawing's sharp lines. */
const pixelsPerUnit = 0.5;

/** The grey of plains and of the sea, where there is no ink. */
const plain = '#808080';

const quality = 20;

/** Cuts the picture from the live map's own tiles, each in the first of `folders` that has it, if there are any. */
export async function reliefPicture(
  frame: Frame,
  relief: Relief,
  folders: readonly string[],
): Promise<ReliefPicture | undefined> {
  if (Object.keys(relief).length === 0) return undefined;
  const zoom = tileZoom(frame, relief);
  const scale = (tileSize * 2 ** zoom) / worldSize(frame.zoom);
  const [west, , , north] = boxOf(frame);
  const [left = 0, top = 0] = toMercator([west, north]).map(
    (share) => share * tileSize * 2 ** zoom,
  );
  const box = {
    left: Math.floor(left),
    top: Math.floor(top),
    width: Math.ceil(left + frame.width * scale) - Math.floor(left),
    height: Math.ceil(top + frame.height * scale) - Math.floor(top),
  };
  const units = (pixels: number): number => pixels / scale;
  const picture = await sharp(await mosaic(box, zoom, folders))
    .resize(
      Math.round(units(box.width) * pixelsPerUnit),
      Math.round(units(box.height) * pixelsPerUnit),
      { fit: 'fill' },
    )
    .greyscale()
    .webp({ quality, effort: 6 })
    .toBuffer();
  return {
    x: units(box.left - left),
    y: units(box.top - top),
    width: units(box.width),
    height: units(box.height),
    href: `data:image/webp;base64,${picture.toString('base64')}`,
  };
}

/** The zoom whose tiles have no fewer pixels than the picture needs, or the closest that there is of its middle. */
function tileZoom(frame: Frame, relief: Relief): number {
  const needed = Math.log2((worldSize(frame.zoom) * pixelsPerUnit) / tileSize);
  const [west, south, east, north] = boxOf(frame);
  const [left, top] = toMercator([west, north]);
  const [right, bottom] = toMercator([east, south]);
  const middle = fromMercator([(left + right) / 2, (top + bottom) / 2]);
  const around = Object.values(relief).filter(({ bounds }) => boundsContain(bounds, middle));
  const closest = Math.max(0, ...around.map(({ maxzoom }) => maxzoom));
  return Math.min(closest, Math.max(0, Math.ceil(needed)));
}

/** The tiles of a zoom that a box of their pixels touches, as one picture cut to the box. */
async function mosaic(box: Region, zoom: number, folders: readonly string[]): Promise<Buffer> {
  const [left, top] = [Math.floor(box.left / tileSize), Math.floor(box.top / tileSize)];
  const columns = Math.ceil((box.left + box.width) / tileSize) - left;
  const rows = Math.ceil((box.top + box.height) / tileSize) - top;
  const world = 2 ** zoom;
  const pathOf = (x: number, y: number) =>
    folders
      .map((folder) => join(folder, `${zoom}/${((x % world) + world) % world}/${y}.avif`))
      .find(existsSync);
  const tiles = Array.from({ length: columns * rows }, (_, i) => {
    const [x, y] = [i % columns, Math.floor(i / columns)];
    return { x, y, path: pathOf(left + x, top + y) };
  });
  const tile = { left: margin, top: margin, width: tileSize, height: tileSize };
  const canvas = { columns, rows, size: tileSize, background: plain } as const;
  return sharp(await joinTiles(tiles, canvas, tile))
    .extract({ ...box, left: box.left - left * tileSize, top: box.top - top * tileSize })
    .png()
    .toBuffer();
}

/** Into how many steps the greys are cut for the table of a filter, which is straight between them. */
const steps = 32;

/**
 * Draws the relief as the live map inks it: for the shaded side and the lit side an area of ink in the
 * theme's colour, which lies as thick as the grey of the picture says.
 */
export function drawRelief(
  { href, ...box }: ReliefPicture,
  opacity: number,
  { colors, define }: Drawing,
): string {
  const picture = define(
    'relief',
    (id) => `<image${attributes({ id, ...box, preserveAspectRatio: 'none', href })}/>`,
  );
  const inked = (side: 'shade' | 'light'): string => {
    const filter = define(`relief filter ${side}`, (id) => thicknessFilter(id, side));
    const mask = define(
      `relief mask ${side}`,
      (id) => `<mask id="${id}"><use href="#${picture}" filter="url(#${filter})"/></mask>`,
    );
    const ink = colors.use('fill', color(reliefInks.light[side]), color(reliefInks.dark[side]));
    return `<rect${attributes({ ...box, class: ink, mask: `url(#${mask})`, opacity })}/>`;
  };
  return inked('shade') + inked('light');
}

function thicknessFilter(id: string, side: 'shade' | 'light'): string {
  const table = Array.from({ length: steps + 1 }, (_, step) =>
    Number(reliefThickness[side]((step * 255) / steps).toFixed(2)),
  ).join(' ');
  const functions = ['R', 'G', 'B'].map(
    (channel) => `<feFunc${channel} type="table" tableValues="${table}"/>`,
  );
  return `<filter id="${id}" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB"><feComponentTransfer>${functions.join('')}</feComponentTransfer></filter>`;
}

const color = ([red, green, blue, strongest]: Ink): string =>
  `rgb(${red} ${green} ${blue}/${strongest})`;

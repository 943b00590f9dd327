import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { boundsContain } from '../core/camera/bounds.ts';
import { worldSize } from '../core/camera/mercator.ts';
import type { Relief } from '../core/story/story-data.ts';
import { coversBox, type TileId } from '../core/story/tiles.ts';
import { type Ink, margin, reliefInks, reliefThickness, tileSize } from '../style/relief.ts';
import { attributes, type Drawing } from './drawing.ts';
import { boxOf, type Frame, positionAt } from './frame.ts';
import { type Corners, type PictureOnMap, pictureOnMap, tilesBehind } from './layer-pictures.ts';

/** Close up, mountainsides are so wide that at a lower quality blocks would show. */
const looks = {
  far: { pixelsPerUnit: 0.5, quality: 20 },
  close: { pixelsPerUnit: 1, quality: 50 },
} as const;

/** The frame's zoom from which a story's own tiles show mountains close up. */
const closeFrom = 6;

const plain = '#808080';

/** Joins the live map's relief tiles, each from the first folder that has it, into a grey picture. */
export async function reliefPicture(
  frame: Frame,
  relief: Relief,
  folders: readonly string[],
  format: 'webp' | 'png' = 'webp',
): Promise<PictureOnMap | undefined> {
  if (Object.keys(relief).length === 0) return undefined;
  const pathOf = (tile: TileId) =>
    folders.map((folder) => join(folder, `${tile.join('/')}.avif`)).find(existsSync);
  const isClose = frame.zoom >= closeFrom && Object.values(relief).some(({ tiles }) => tiles);
  const { pixelsPerUnit, quality } = looks[isClose ? 'close' : 'far'];
  const { picture, corners } = await tilesBehind(boxOf(frame), {
    zoom: tileZoom(frame, relief, pixelsPerUnit),
    size: tileSize,
    part: { left: margin, top: margin, width: tileSize, height: tileSize },
    pathOf,
    background: plain,
  });
  const { width, height } = boxOn(corners, frame);
  const grey = await sharp(picture)
    .resize(Math.round(width * pixelsPerUnit), Math.round(height * pixelsPerUnit), { fit: 'fill' })
    .greyscale()
    .toFormat(format, format === 'webp' ? { quality } : {})
    .toBuffer();
  return pictureOnMap(format, grey, corners);
}

function boxOn([first, , last]: Corners, { project }: Frame) {
  const [[x, y], [right, bottom]] = [project(first), project(last)];
  return { x, y, width: right - x, height: bottom - y };
}

/** Returns the first zoom with enough pixels, or else the closest whose tiles cover the frame or its middle. */
function tileZoom(frame: Frame, relief: Relief, pixelsPerUnit: number): number {
  const needed = Math.log2((worldSize(frame.zoom) * pixelsPerUnit) / tileSize);
  const middle = positionAt(frame, [frame.width / 2, frame.height / 2]);
  const around = Object.values(relief).filter(({ bounds }) => boundsContain(bounds, middle));
  const closest = Math.max(0, ...around.map(({ maxzoom }) => maxzoom));
  let zoom = Math.min(closest, Math.max(0, Math.ceil(needed)));
  const window = around.find(({ tiles }) => tiles);
  while (window && zoom > window.minzoom && !coversBox(window, boxOf(frame), zoom)) zoom -= 1;
  // Farther out than the zoom at which a story's own hills begin, there are the world's.
  const world = Math.min(...around.map(({ maxzoom }) => maxzoom));
  const nearest = Math.min(zoom, Math.round(frame.zoom));
  return window && nearest < window.minzoom ? Math.min(zoom, world) : zoom;
}

const steps = 32;

/** Draws the relief with the live map's inks for the shaded and the lit side. */
export function drawRelief(
  { href, corners }: PictureOnMap,
  opacity: number,
  { frame, colors, define }: Drawing,
): string {
  const box = boxOn(corners, frame);
  const picture = define(
    'relief',
    (id) => `<image${attributes({ id, ...box, preserveAspectRatio: 'none', href })}/>`,
  );
  const inked = (['shade', 'light'] as const).map((side) => {
    const filter = define(`relief filter ${side}`, (id) => thicknessFilter(id, side));
    const mask = define(
      `relief mask ${side}`,
      (id) => `<mask id="${id}"><use href="#${picture}" filter="url(#${filter})"/></mask>`,
    );
    const ink = colors.use('fill', color(reliefInks.light[side]), color(reliefInks.dark[side]));
    return `<rect${attributes({ ...box, class: ink, mask: `url(#${mask})`, opacity })}/>`;
  });
  return inked.join('');
}

function thicknessFilter(id: string, side: 'shade' | 'light'): string {
  const table = Array.from({ length: steps + 1 }, (_, step) =>
    Number(reliefThickness[side]((step * 255) / steps).toFixed(2)),
  );
  const functions = ['R', 'G', 'B'].map(
    (channel) => `<feFunc${channel} type="table" tableValues="${table.join(' ')}"/>`,
  );
  return `<filter id="${id}" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB"><feComponentTransfer>${functions.join('')}</feComponentTransfer></filter>`;
}

const color = ([red, green, blue, strongest]: Ink): string =>
  `rgb(${red} ${green} ${blue}/${strongest})`;

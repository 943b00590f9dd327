import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import sharp, { type Region } from 'sharp';
import { type Bounds, mercatorBox, overlap } from '../core/camera/bounds.ts';
import { fromMercator, type LngLat } from '../core/camera/mercator.ts';
import { clamp } from '../core/numbers.ts';
import type { SceneSpec } from '../core/story/scene-spec.ts';
import {
  coversBox,
  hasTile,
  type PictureTiles,
  type TileId,
  tilesIn,
} from '../core/story/tiles.ts';
import { StoryError } from '../files/story-error.ts';
import { pictureSource, tilesFolder } from '../style/kinds/image.ts';
import type { Layer } from '../style/kinds/kinds.ts';
import { boxOf, type Frame } from './frame.ts';

/** Listed clockwise from the north-west. */
export type Corners = readonly [LngLat, LngLat, LngLat, LngLat];

export interface PictureOnMap {
  readonly href: string;
  readonly corners: Corners;
}

export const pictureOnMap = (type: string, bytes: Buffer, corners: Corners): PictureOnMap => ({
  href: `data:image/${type};base64,${bytes.toString('base64')}`,
  corners,
});

export type LayerPictures = Readonly<Record<string, PictureOnMap>>;

/** Maximum width of a picture in a still map, in pixels, and its quality. */
const [width, quality] = [1600, 60];

/** Encodes a picture as JPEG, or as PNG if it is partly transparent, since sharp draws no WebP within an SVG. */
async function encodedPicture(file: Buffer, corners: Corners): Promise<PictureOnMap> {
  const { isOpaque } = await sharp(file).stats();
  const [type, options] = isOpaque
    ? (['jpeg', { quality, mozjpeg: true }] as const)
    : (['png', { quality, palette: true }] as const);
  const picture = sharp(file).resize({ width, withoutEnlargement: true });
  return pictureOnMap(type, await picture.toFormat(type, options).toBuffer(), corners);
}

const imagesIn = (layers: readonly Layer[]) => layers.filter((layer) => layer.kind === 'image');

export async function layerPictures(folder: string, layers: readonly Layer[]) {
  const entries = imagesIn(layers).map(async ({ id, picture, corners, tiles }) => {
    if (!corners || tiles) return [];
    // sharp would keep the file open, and on Windows nobody could save it meanwhile.
    const file = await readFile(join(folder, picture));
    return [[pictureSource(id), await encodedPicture(file, corners)] as const];
  });
  return Object.fromEntries((await Promise.all(entries)).flat());
}

export const coverOf = (layers: readonly Layer[], scene: Pick<SceneSpec, 'layers'>) =>
  imagesIn(layers).find(({ id, above }) => above && scene.layers[id] === 1);

/** Minimum resolution of tiles, in pixels per unit of the frame. */
const pixelsPerUnit = 1.5;

export async function tilePictures(
  folder: string,
  layers: readonly Layer[],
  scene: Pick<SceneSpec, 'layers'>,
  frame: Frame,
): Promise<LayerPictures> {
  const shown = imagesIn(layers).filter(({ id }) => scene.layers[id]);
  const entries = shown.map(async ({ id, picture, tiles }) => {
    const part = tiles && (await mosaic(join(folder, tilesFolder(picture)), tiles, frame));
    return part ? [[pictureSource(id), part] as const] : [];
  });
  return Object.fromEntries((await Promise.all(entries)).flat());
}

async function mosaic(folder: string, tiles: PictureTiles, frame: Frame) {
  const { minzoom, maxzoom, bounds, size } = tiles;
  const box = overlap(bounds, boxOf(frame));
  if (!box) return undefined;
  const needed = Math.ceil(frame.zoom + Math.log2((512 * pixelsPerUnit) / size));
  let zoom = clamp(needed, minzoom, maxzoom);
  while (zoom > minzoom && !coversBox(tiles, box, zoom)) zoom -= 1;
  const pathOf = (tile: TileId) =>
    hasTile(tiles, tile) ? join(folder, `${tile.join('/')}.avif`) : undefined;
  if (!tilesIn(box, zoom).some(pathOf)) return undefined;
  const { picture, corners } = await tilesBehind(box, { zoom, size, pathOf, background: '#0000' });
  return encodedPicture(picture, corners);
}

interface TileSet {
  readonly zoom: number;
  readonly size: number;
  /** The part of the file that is the tile; all of it by default. */
  readonly part?: Region;
  readonly pathOf: (tile: TileId) => string | undefined;
  readonly background: string;
}

/** PNG options for pictures that are decoded again at once. */
const passedOn = { compressionLevel: 0 } as const;

/** Joins the tiles behind a box into a PNG that is cut to the box. @throws StoryError if a tile cannot be decoded. */
export async function tilesBehind(
  bounds: Bounds,
  { zoom, size, part, pathOf, background }: TileSet,
): Promise<{ readonly picture: Buffer; readonly corners: Corners }> {
  const world = 2 ** zoom;
  const sides = mercatorBox(bounds).map((share) => share * world * size);
  const [left = 0, top = 0] = sides.map(Math.floor);
  const [, , right = 0, bottom = 0] = sides.map(Math.ceil);
  const [firstX, firstY] = [left, top].map((side) => Math.floor(side / size)) as [number, number];
  const columns = Math.ceil(right / size) - firstX;
  const rows = Math.ceil(bottom / size) - firstY;
  const channels = background.length === 5 ? 4 : 3;
  const create = { width: size, height: size, channels, background } as const;
  const blank = sharp({ create }).png(passedOn).toBuffer();
  const tiles = Array.from({ length: columns * rows }, (_, i) => {
    const [x, y] = [i % columns, Math.floor(i / columns)];
    const path = pathOf([zoom, (((firstX + x) % world) + world) % world, firstY + y]);
    return path === undefined ? blank : decodedTile(path, channels, part);
  });
  const [fromLeft, fromTop] = [left - firstX * size, top - firstY * size];
  const cut = { left: fromLeft, top: fromTop, width: right - left, height: bottom - top };
  const images = await Promise.all(tiles);
  // sharp cannot join fewer than two pictures.
  const joined =
    images.length > 1 ? sharp(images, { join: { across: columns } }) : sharp(images[0]);
  const at = (x: number, y: number) => fromMercator([x / (world * size), y / (world * size)]);
  return {
    picture: await joined.extract(cut).png(passedOn).toBuffer(),
    corners: [at(left, top), at(right, top), at(right, bottom), at(left, bottom)],
  };
}

async function decodedTile(path: string, channels: 3 | 4, part?: Region): Promise<Buffer> {
  try {
    const file = sharp(path).toColourspace('srgb');
    const tile = channels === 4 ? file.ensureAlpha() : file.removeAlpha();
    return await (part ? tile.extract(part) : tile).png(passedOn).toBuffer();
  } catch {
    const remedy = 'Cut the tiles again, or put the whole folder of them back.';
    const problem = 'the tile cannot be decoded.';
    throw new StoryError([{ file: relative('', path), problem, remedy }]);
  }
}

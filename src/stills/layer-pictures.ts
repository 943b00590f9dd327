import { join } from 'node:path';
import sharp from 'sharp';
import { overlap } from '../core/camera/bounds.ts';
import { clamp } from '../core/numbers.ts';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import type { SceneSpec } from '../core/story/scene-spec.ts';
import { hasTile, type PictureTiles, type TileId, tilesIn } from '../core/story/tiles.ts';
import { pictureSource, tilesFolder } from '../style/kinds/image.ts';
import { boxOf, type Frame } from './frame.ts';
import { type Corners, tilesBehind } from './tiles-behind.ts';

/** A picture as a `data:` URL, on its corners. */
export interface PictureOnMap {
  readonly href: string;
  readonly corners: Corners;
}

/** The pictures of image layers by the names of their sources. */
export type LayerPictures = Readonly<Record<string, PictureOnMap>>;

/** How many pixels such a picture has across in a still map, at most. */
const width = 1600;

/** How much of it is kept. */
const quality = 60;

/** Reads the pictures of image layers below `folder`, except those that are tiles, as JPEG, which everything that draws an SVG can read. */
export async function layerPictures(
  folder: string,
  layers: readonly LayerSpec[],
): Promise<LayerPictures> {
  const read = layers.flatMap(({ id, picture, corners, tiles }) =>
    picture && corners && !tiles ? [{ id, file: join(folder, picture), corners }] : [],
  );
  const entries = read.map(async ({ id, file, corners }) => {
    const jpeg = await sharp(file)
      .resize({ width, withoutEnlargement: true })
      .jpeg({ quality, mozjpeg: true })
      .toBuffer();
    const href = `data:image/jpeg;base64,${jpeg.toString('base64')}`;
    return [pictureSource(id), { href, corners }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** How many pixels of tiles a unit of the frame gets, at least, where there are as many. */
const pixelsPerUnit = 1.5;

/** Joins the tiles of layers whose pictures are tiles, as far as a scene shows them in a frame. */
export async function tilePictures(
  folder: string,
  layers: readonly LayerSpec[],
  scene: Pick<SceneSpec, 'layers'>,
  frame: Frame,
): Promise<LayerPictures> {
  const shown = layers.filter(({ id, tiles }) => tiles && scene.layers[id]);
  const entries = shown.map(async ({ id, picture = '', tiles }) => {
    const part = tiles && (await mosaic(join(folder, tilesFolder(picture)), tiles, frame));
    return part ? [[pictureSource(id), part] as const] : [];
  });
  return Object.fromEntries((await Promise.all(entries)).flat());
}

/** The tiles behind a frame as one picture; nothing where there are none. */
async function mosaic(folder: string, tiles: PictureTiles, frame: Frame) {
  const { minzoom, maxzoom, bounds, size } = tiles;
  const box = overlap(bounds, boxOf(frame));
  if (!box) return undefined;
  const needed = Math.ceil(frame.zoom + Math.log2((512 * pixelsPerUnit) / size));
  let zoom = clamp(needed, minzoom, maxzoom);
  const isThere = (tile: TileId) => hasTile(tiles, tile);
  while (zoom > minzoom && !tilesIn(box, zoom).every(isThere)) zoom -= 1;
  if (!tilesIn(box, zoom).some(isThere)) return undefined;
  const pathOf = (tile: TileId) =>
    isThere(tile) ? join(folder, `${tile.join('/')}.avif`) : undefined;
  const { picture, corners } = await tilesBehind(box, { zoom, size, pathOf, background: '#0000' });
  // The share image is drawn from this SVG by a library that draws no WebP within one.
  const { isOpaque } = await sharp(picture).stats();
  const bytes = await (isOpaque
    ? sharp(picture).jpeg({ quality, mozjpeg: true })
    : sharp(picture).png({ palette: true, quality })
  ).toBuffer();
  const type = isOpaque ? 'jpeg' : 'png';
  return { href: `data:image/${type};base64,${bytes.toString('base64')}`, corners };
}

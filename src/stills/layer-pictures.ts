import { join, relative } from 'node:path';
import sharp, { type Region } from 'sharp';
import { overlap } from '../core/camera/bounds.ts';
import { fromMercator, type LngLat } from '../core/camera/mercator.ts';
import { clamp } from '../core/numbers.ts';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import type { SceneSpec } from '../core/story/scene-spec.ts';
import { hasTile, type PictureTiles, tilesIn } from '../core/story/tiles.ts';
import { StoryError } from '../load/files/story-error.ts';
import { pictureSource, tilesFolder } from '../style/kinds/image.ts';
import { boxOf, type Frame } from './frame.ts';

/** The pictures of image layers by the names of their sources: each as a `data:` URL on its corners. */
export type LayerPictures = Readonly<
  Record<
    string,
    { readonly href: string; readonly corners: readonly [LngLat, LngLat, LngLat, LngLat] }
  >
>;

/** How many pixels such a picture has across in a still map, at most. */
const width = 1600;

/** How much of it is kept. */
const quality = 60;

/** Reads the pictures of image layers below `folder`, but for those that are tiles, as JPEG, which everything that draws an SVG can read. */
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
  const there = () => tilesIn(box, zoom).filter((id) => hasTile(tiles, id));
  while (zoom > minzoom && there().length < tilesIn(box, zoom).length) zoom -= 1;
  const own = there();
  if (own.length === 0) return undefined;
  const [xs, ys] = [own.map(([, x]) => x), own.map(([, , y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [right, bottom] = [Math.max(...xs) + 1, Math.max(...ys) + 1];
  const parts = own.map(([z, x, y]) => {
    return { path: join(folder, `${z}/${x}/${y}.avif`), x: x - left, y: y - top };
  });
  const [columns, rows] = [right - left, bottom - top];
  const whole = await joinTiles(parts, { columns, rows, size, background: '#0000' });
  const { isOpaque } = await sharp(whole).stats();
  const picture = sharp(whole);
  const bytes = await (isOpaque
    ? picture.jpeg({ quality, mozjpeg: true })
    : picture.png({ palette: true, quality })
  ).toBuffer();
  const corner = (x: number, y: number) => fromMercator([x / 2 ** zoom, y / 2 ** zoom]);
  return {
    href: `data:image/${isOpaque ? 'jpeg' : 'png'};base64,${bytes.toString('base64')}`,
    corners: [corner(left, top), corner(right, top), corner(right, bottom), corner(left, bottom)],
  } as const;
}

/** How many tiles a picture has across and down, their size in pixels, and what is seen between them. */
interface Canvas {
  readonly columns: number;
  readonly rows: number;
  readonly size: number;
  readonly background: string;
}

/** Tiles side by side as one PNG, each by its column and row. @throws StoryError where one cannot be decoded. */
export async function joinTiles(
  tiles: readonly { readonly path: string | undefined; readonly x: number; readonly y: number }[],
  { columns, rows, size, background }: Canvas,
  part?: Region,
): Promise<Buffer> {
  const parts = tiles.flatMap(({ path, x, y }) =>
    path === undefined
      ? []
      : [decodedTile(path, part).then((input) => ({ input, left: x * size, top: y * size }))],
  );
  const channels = background.length === 5 ? 4 : 3;
  const [width, height] = [columns * size, rows * size];
  return sharp({ create: { width, height, channels, background } })
    .composite(await Promise.all(parts))
    .png()
    .toBuffer();
}

/** A tile of the story, or a part of it, as a PNG. @throws StoryError where it cannot be decoded. */
async function decodedTile(path: string, part?: Region): Promise<Buffer> {
  try {
    const tile = sharp(path);
    return await (part ? tile.extract(part) : tile).png().toBuffer();
  } catch {
    const remedy = 'Cut the tiles anew, or put the whole folder of them there again.';
    const problem = 'the tile cannot be decoded.';
    throw new StoryError([{ file: relative('', path), problem, remedy }]);
  }
}

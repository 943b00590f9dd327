import { relative } from 'node:path';
import sharp, { type Region } from 'sharp';
import { type Bounds, unwrapped } from '../core/camera/bounds.ts';
import { fromMercator, type LngLat, toMercator } from '../core/camera/mercator.ts';
import type { TileId } from '../core/story/tiles.ts';
import { StoryError } from '../load/files/story-error.ts';

/** Tiles of one zoom, as a picture is put together from them. */
interface TileSet {
  readonly zoom: number;
  /** The side of each in pixels. */
  readonly size: number;
  /** The part of its file that is the tile; all of it by default. */
  readonly part?: Region;
  /** The file of a tile; undefined where there is none. */
  readonly pathOf: (tile: TileId) => string | undefined;
  /** What is seen where there is none. */
  readonly background: string;
}

/** The corners of a picture on the map, clockwise from its north-west. */
export type Corners = readonly [LngLat, LngLat, LngLat, LngLat];

/** Joins the tiles behind a box to one PNG, cut to the box. @throws StoryError where one cannot be decoded. */
export async function tilesBehind(
  bounds: Bounds,
  { zoom, size, part, pathOf, background }: TileSet,
): Promise<{ readonly picture: Buffer; readonly corners: Corners }> {
  const world = 2 ** zoom;
  const pixels = (lngLat: LngLat) => toMercator(lngLat).map((share) => share * world * size);
  const [west, south, east, north] = unwrapped(bounds);
  const [left = 0, top = 0] = pixels([west, north]).map(Math.floor);
  const [right = 0, bottom = 0] = pixels([east, south]).map(Math.ceil);
  const [firstX, firstY] = [left, top].map((side) => Math.floor(side / size)) as [number, number];
  const columns = Math.ceil(right / size) - firstX;
  const rows = Math.ceil(bottom / size) - firstY;
  const tiles = Array.from({ length: columns * rows }, async (_, i) => {
    const [x, y] = [i % columns, Math.floor(i / columns)];
    const path = pathOf([zoom, (((firstX + x) % world) + world) % world, firstY + y]);
    return path === undefined
      ? []
      : [{ input: await decodedTile(path, part), left: x * size, top: y * size }];
  });
  const channels = background.length === 5 ? 4 : 3;
  const canvas = { width: columns * size, height: rows * size, channels, background } as const;
  const whole = await sharp({ create: canvas })
    .composite((await Promise.all(tiles)).flat())
    .png()
    .toBuffer();
  const [fromLeft, fromTop] = [left - firstX * size, top - firstY * size];
  const cut = { left: fromLeft, top: fromTop, width: right - left, height: bottom - top };
  const at = (x: number, y: number) => fromMercator([x / (world * size), y / (world * size)]);
  return {
    picture: await sharp(whole).extract(cut).png().toBuffer(),
    corners: [at(left, top), at(right, top), at(right, bottom), at(left, bottom)],
  };
}

/** A tile of the story, or a part of it, as a PNG. @throws StoryError where it cannot be decoded. */
async function decodedTile(path: string, part?: Region): Promise<Buffer> {
  try {
    const tile = sharp(path);
    return await (part ? tile.extract(part) : tile).png().toBuffer();
  } catch {
    const remedy = 'Cut the tiles again, or put the whole folder of them back.';
    const problem = 'the tile cannot be decoded.';
    throw new StoryError([{ file: relative('', path), problem, remedy }]);
  }
}

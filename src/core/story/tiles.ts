import { type Bounds, unwrapped } from '../camera/bounds.ts';
import { toMercator } from '../camera/mercator.ts';

/** Tiles that a story has of its own: some of those of its zooms within a box. */
export interface Tiles {
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds: Bounds;
  /** The tiles that there are, each as its zoom, column and row: `15/26924/19451`. */
  readonly tiles: readonly string[];
}

/** The tiles of a picture. */
export interface PictureTiles extends Tiles {
  /** How many pixels each has across. */
  readonly size: number;
}

/** The zoom, column and row of a tile. */
export type TileId = readonly [z: number, x: number, y: number];

/** Whether there is a tile. */
export const hasTile = ({ tiles }: Pick<Tiles, 'tiles'>, tile: TileId): boolean =>
  tiles.includes(tile.join('/'));

/** The tiles of a zoom that a box touches. */
export function tilesIn(box: Bounds, z: number): TileId[] {
  const [west, south, east, north] = unwrapped(box);
  const world = 2 ** z;
  const [left, top] = toMercator([west, north]).map((side) => Math.floor(side * world));
  const [right, bottom] = toMercator([east, south]).map((side) => Math.ceil(side * world));
  const tiles: TileId[] = [];
  for (let y = Math.max(top ?? 0, 0); y < Math.min(bottom ?? 0, world); y += 1) {
    for (let x = left ?? 0; x < (right ?? 0); x += 1) {
      tiles.push([z, ((x % world) + world) % world, y]);
    }
  }
  return tiles;
}

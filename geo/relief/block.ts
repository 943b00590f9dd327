import type { TileAddress } from '../../src/core/camera/tiles-in-view.ts';
import { columnOf, rowOf } from './mercator.ts';
import type { Box } from './raster.ts';

/** A block of tiles of a zoom: its first and last column and row. */
export interface Block {
  readonly z: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The tiles of a zoom that touch a box. */
export const blockOf = ([west, south, east, north]: Box, z: number): Block => {
  const count = 2 ** z;
  const tileAt = (share: number): number =>
    Math.min(count - 1, Math.max(0, Math.floor(share * count)));
  return {
    z,
    left: tileAt(columnOf(west)),
    top: tileAt(rowOf(north)),
    right: tileAt(columnOf(east)),
    bottom: tileAt(rowOf(south)),
  };
};

/** The tiles of a finer zoom that fill the same ground. */
export const finerBlock = ({ z, left, top, right, bottom }: Block, finer: number): Block => {
  const times = 2 ** (finer - z);
  return {
    z: finer,
    left: left * times,
    top: top * times,
    right: (right + 1) * times - 1,
    bottom: (bottom + 1) * times - 1,
  };
};

/** Every tile of a block, column by column from the north-west. */
export const tilesOfBlock = ({ z, left, top, right, bottom }: Block): TileAddress[] =>
  Array.from({ length: right - left + 1 }, (_, column) =>
    Array.from({ length: bottom - top + 1 }, (__, row) => ({ z, x: left + column, y: top + row })),
  ).flat();

import type { Bounds } from '../../core/camera/bounds.ts';
import { toMercator } from '../../core/camera/mercator.ts';

/** A tile of the Web Mercator pyramid: its zoom, its column from the west and its row from the north. */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** A block of tiles of a zoom: its first and last column and row. */
export interface Block {
  readonly z: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The tiles of a zoom that touch a box. */
export const blockOf = ([west, south, east, north]: Bounds, z: number): Block => {
  const tileAt = (share: number): number => Math.min(2 ** z - 1, Math.floor(share * 2 ** z));
  const [left, top] = toMercator([west, north]).map(tileAt);
  const [right, bottom] = toMercator([east, south]).map(tileAt);
  return { z, left: left ?? 0, top: top ?? 0, right: right ?? 0, bottom: bottom ?? 0 };
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

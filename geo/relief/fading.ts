import type { TileAddress } from '../../src/core/camera/tiles-in-view.ts';
import { tileSize } from '../../src/map/relief/relief-tile.ts';
import { columnOf, rowOf } from './mercator.ts';
import type { Box } from './raster.ts';

/**
 * How strongly each pixel of a tile is drawn, row by row: from 0 on the rim of a box and outside it to
 * 1 where it is `degrees` of longitude inside it; everywhere 1 for none.
 */
export const fadingToRim = (
  [west, south, east, north]: Box,
  degrees: number,
  { z, x, y }: TileAddress,
): ((at: number) => number) => {
  if (degrees === 0) return () => 1;
  const reach = degrees / 360;
  const [left, right, top, bottom] = [columnOf(west), columnOf(east), rowOf(north), rowOf(south)];
  return (at) => {
    const across = (x + ((at % tileSize) + 0.5) / tileSize) / 2 ** z;
    const down = (y + (Math.floor(at / tileSize) + 0.5) / tileSize) / 2 ** z;
    const inside = Math.min(across - left, right - across, down - top, bottom - down);
    return Math.min(1, Math.max(0, inside / reach));
  };
};

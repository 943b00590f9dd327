/** The side of a tile of the relief, in pixels, at the zoom that it is made for. */
export const tileSize = 512;

/**
 * How far a tile's picture goes on beyond each edge of the tile, in pixels, by the picture's width. What
 * lies there is not shown: an encoder is least true at the rim of a picture, and two tiles that ended
 * with theirs would meet in a seam.
 */
export const marginOf = (width: number): number => Math.max(0, (width - tileSize) / 2);

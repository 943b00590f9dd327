import sharp from 'sharp';
import { fromMercator } from '../../core/camera/mercator.ts';
import type { TileId } from '../../core/story/tiles.ts';
import { AuthorError } from '../../files/story-error.ts';
import { tileSize } from '../../style/relief.ts';
import type { Archive } from '../tiles/archive.ts';
import { blur, type Raster } from './draw-relief.ts';

/** Decode a colour to metres, as Terrarium and Mapbox encode it; only one of them gives heights found on Earth. */
const encodings = [
  (color: number) => color / 256 - 32_768,
  (color: number) => color / 10 - 10_000,
] as const;

const [lowest, highest] = [-12_000, 9000];

/** The minimum height, in metres, so that the sea floor does not shade the coast. */
const floor = -450;

/** Decodes a tile; transparent and black pixels become NaN. @throws AuthorError for a wrong size or no heights. */
async function decoded(bytes: Uint8Array, name: string): Promise<Float32Array> {
  const { data, info } = await sharp(bytes)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.width !== tileSize || info.height !== tileSize)
    throw new AuthorError(
      `${name} has tiles of ${info.width} pixels across, and hills are cut from those of ${tileSize}.`,
    );
  const values = new Float32Array(tileSize * tileSize);
  const isWhole = (heightOf: (typeof encodings)[number]): boolean => {
    for (let at = 0; at < values.length; at += 1) {
      const color = data[4 * at + 3] ? data.readUIntBE(4 * at, 3) : 0;
      const metres = color ? heightOf(color) : Number.NaN;
      if (metres < lowest || metres > highest) return false;
      values[at] = Math.max(floor, metres);
    }
    return true;
  };
  if (info.channels !== 4 || !encodings.some(isWhole))
    throw new AuthorError(`${name} holds no heights in the encoding of Terrarium or of Mapbox.`);
  return values;
}

const maxKept = 72;

export function aroundTile([z, x, y]: TileId): (TileId | undefined)[] {
  const world = 2 ** z;
  return [y - 1, y, y + 1].flatMap((row) =>
    [x - 1, x, x + 1].map((column): TileId | undefined =>
      row >= 0 && row < world ? [z, (column + world) % world, row] : undefined,
    ),
  );
}

/** Fades from 1 among known heights to 0 at their edge, over three times `rim` pixels; undefined if all are known. */
export const knownAmong = (heights: Raster): Float32Array | undefined =>
  heights.values.some(Number.isNaN)
    ? blur(
        { ...heights, values: heights.values.map((metres) => (Number.isNaN(metres) ? -1 : 1)) },
        rim,
      ).values
    : undefined;
export const rim = 16;

/**
 * Returns a function that reads the heights in a tile and some pixels around it. It returns undefined if there is no
 * tile, and NaN for pixels without heights even at the coarsest zoom.
 */
export function heightsAround({ name, tile }: Archive, coarsest: number) {
  const kept = new Map<string, Promise<Float32Array | undefined>>();
  const heightsOf = (id: TileId): Promise<Float32Array | undefined> => {
    const key = id.join('/');
    const read = async (bytes: Uint8Array | undefined) => bytes && decoded(bytes, name);
    const heights = kept.get(key) ?? tile(id).then(read);
    kept.delete(key);
    kept.set(key, heights);
    for (const [oldest] of kept) if (kept.size > maxKept) kept.delete(oldest);
    return heights;
  };
  const unknown = new Float32Array(tileSize * tileSize).fill(Number.NaN);
  const heightsNear = async (id: TileId): Promise<Float32Array | undefined> => {
    const [x, y] = [id[1], id[2]].map((at) => Math.floor(at / 2 ** (id[0] - coarsest)));
    const own = await heightsOf(id);
    return own ?? ((await heightsOf([coarsest, x ?? 0, y ?? 0])) ? undefined : unknown);
  };
  return async (tile: TileId, beyond: number): Promise<Raster | undefined> => {
    if (!(await heightsOf(tile))) return undefined;
    const tiles = await Promise.all(aroundTile(tile).map((id) => id && heightsNear(id)));
    const own = tiles[4];
    if (!own) return undefined;
    const side = tileSize + 2 * beyond;
    const values = new Float32Array(side * side);
    const within = (at: number) => Math.min(tileSize - 1, Math.max(0, at));
    for (let at = 0; at < values.length; at += 1) {
      const [x, y] = [(at % side) - beyond, Math.floor(at / side) - beyond];
      const other = tiles[4 + 3 * Math.floor(y / tileSize) + Math.floor(x / tileSize)];
      const [column, row] = other
        ? [(x + tileSize) % tileSize, (y + tileSize) % tileSize]
        : [within(x), within(y)];
      values[at] = (other ?? own)[row * tileSize + column] ?? 0;
    }
    return { width: side, height: side, values };
  };
}

/** Returns the exaggeration of slopes at a zoom; at small scales, each is the mean of many slopes. */
const steeper = (z: number): number => Math.max(1, 3 - 0.4 * (z - 6));

/** The direction of the light: from the north-west, halfway up the sky. */
const [fromWest, fromNorth, fromAbove] = [0.5, 0.5, Math.SQRT1_2];

const circumference = 40_075_017;

/**
 * Shades heights that begin `top` pixels from the top of the world: the shade is -1 without light, and 0 on flat
 * ground and on unknown slopes, as at the edge.
 */
export function shadeOf({ width, height, values }: Raster, z: number, top: number): Raster {
  const shade = new Float32Array(values.length);
  const world = tileSize * 2 ** z;
  for (let y = 1; y < height - 1; y += 1) {
    const [, latitude] = fromMercator([0.5, (top + y + 0.5) / world]);
    const metres = (circumference * Math.cos((latitude * Math.PI) / 180)) / world;
    const slope = steeper(z) / (8 * metres);
    for (let at = y * width + 1; at < (y + 1) * width - 1; at += 1) {
      const [above, below] = [at - width, at + width];
      const northWest = values[above - 1] ?? 0;
      const northEast = values[above + 1] ?? 0;
      const southWest = values[below - 1] ?? 0;
      const southEast = values[below + 1] ?? 0;
      const across = 2 * ((values[at + 1] ?? 0) - (values[at - 1] ?? 0));
      const along = 2 * ((values[above] ?? 0) - (values[below] ?? 0));
      const east = slope * (northEast + southEast - northWest - southWest + across);
      const north = slope * (northWest + northEast - southWest - southEast + along);
      const lit = fromAbove + fromWest * east - fromNorth * north;
      const light = lit / Math.sqrt(1 + east * east + north * north);
      shade[at] = Math.max(-1, (light - fromAbove) / fromAbove) || 0;
    }
  }
  return { width, height, values: shade };
}

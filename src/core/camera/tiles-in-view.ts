import { type Bounds, unwrapped } from './bounds.ts';
import type { Camera } from './camera.ts';
import { toMercator, worldSize } from './mercator.ts';
import { turn } from './project.ts';
import type { Viewport } from './viewport.ts';

/** A tile of the Web Mercator pyramid: its zoom, its column from the west and its row from the north. */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** The zooms that a pyramid of tiles has, and the box that it covers. */
export interface TilePyramid {
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds: Bounds;
}

/**
 * The tiles of a pyramid of pictures, each 512 pixels wide, that a camera sees, as MapLibre chooses
 * them: those of the nearest whole zoom. A camera with a pitch is taken to look straight down.
 */
export function tilesInView(
  { center, zoom, bearing, padding }: Camera,
  { width, height }: Pick<Viewport, 'width' | 'height'>,
  { minzoom, maxzoom, bounds }: TilePyramid,
): readonly TileAddress[] {
  const z = Math.min(maxzoom, Math.max(minzoom, Math.round(zoom)));
  const count = 2 ** z;
  const [originX, originY] = toMercator(center);
  const [left, top] = [
    (width + padding.left - padding.right) / 2,
    (height + padding.top - padding.bottom) / 2,
  ];
  const turned = turn(-bearing);
  const corners = [-left, width - left].flatMap((right) =>
    [-top, height - top].map((down) => turned(right, down)),
  );
  const tilesFrom = (origin: number, pixels: readonly number[]): readonly number[] =>
    whole(pixels.map((pixel) => (origin + pixel / worldSize(zoom)) * count));
  const [west, south, east, north] = unwrapped(bounds);
  const has = [[west, north] as const, [east, south] as const].map(toMercator);
  const columns = new Set(whole(has.map(([x]) => x * count)).map((x) => wrapped(x, count)));
  const rows = new Set(whole(has.map(([, y]) => y * count)));
  return tilesFrom(
    originX,
    corners.map(([x]) => x),
  )
    .map((x) => wrapped(x, count))
    .filter((x) => columns.has(x))
    .flatMap((x) =>
      tilesFrom(
        originY,
        corners.map(([, y]) => y),
      )
        .filter((y) => rows.has(y))
        .map((y) => ({ z, x, y })),
    );
}

/** The whole numbers of the tiles from the least of some places to the greatest. */
function whole(places: readonly number[]): readonly number[] {
  const first = Math.floor(Math.min(...places));
  const end = Math.max(first + 1, Math.ceil(Math.max(...places)));
  return Array.from({ length: end - first }, (_, i) => first + i);
}

const wrapped = (x: number, count: number): number => ((x % count) + count) % count;

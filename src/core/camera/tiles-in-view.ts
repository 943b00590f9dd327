import { type Bounds, unwrapped } from './bounds.ts';
import { type Camera, turn, type Viewport } from './camera.ts';
import { type MercatorPoint, toMercator, worldSize } from './mercator.ts';

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
 * them: those of the nearest whole zoom; none where the pyramid begins beyond that. With a bearing, those
 * of the box around the view. A camera with a pitch is taken to look straight down.
 */
export function tilesInView(
  { center, zoom, bearing, padding }: Camera,
  { width, height }: Pick<Viewport, 'width' | 'height'>,
  { minzoom, maxzoom, bounds }: TilePyramid,
): readonly TileAddress[] {
  const z = Math.min(maxzoom, Math.max(0, Math.round(zoom)));
  if (z < minzoom) return [];
  const [centerX, centerY] = toMercator(center);
  const [left, top] = [
    (width + padding.left - padding.right) / 2,
    (height + padding.top - padding.bottom) / 2,
  ];
  const turned = turn(-bearing);
  const corners = [-left, width - left].flatMap((right) =>
    [-top, height - top].map((down): MercatorPoint => {
      const [x, y] = turned(right, down);
      return [centerX + x / worldSize(zoom), centerY + y / worldSize(zoom)];
    }),
  );
  const [west, south, east, north] = unwrapped(bounds);
  const box = [[west, north] as const, [east, south] as const].map(toMercator);
  const [seen, covered] = [tilesOver(corners, z), tilesOver(box, z)];
  const rows = [...seen.rows].filter((y) => covered.rows.has(y));
  return [...seen.columns]
    .filter((x) => covered.columns.has(x))
    .flatMap((x) => rows.map((y) => ({ z, x, y })));
}

/** The columns and rows of the tiles of a zoom over the box around some places. */
function tilesOver(places: readonly MercatorPoint[], z: number) {
  const count = 2 ** z;
  const across = whole(places.map(([x]) => x * count));
  return {
    columns: new Set(across.map((x) => ((x % count) + count) % count)),
    rows: new Set(whole(places.map(([, y]) => y * count))),
  };
}

/** The whole numbers of the tiles from the least of some places to the greatest. */
function whole(places: readonly number[]): readonly number[] {
  const first = Math.floor(Math.min(...places));
  const end = Math.max(first + 1, Math.ceil(Math.max(...places)));
  return Array.from({ length: end - first }, (_, i) => first + i);
}

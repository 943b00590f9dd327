import type { Feature, MultiPolygon, Polygon } from 'geojson';
import sharp from 'sharp';
import type { Bounds } from '../src/core/camera/bounds.ts';
import { toMercator } from '../src/core/camera/mercator.ts';
import type { LayerMetadata } from '../src/core/story/layer-spec.ts';
import type { ReliefPyramid } from '../src/core/story/story-data.ts';
import { margin, tileSize } from '../src/style/relief.ts';
import {
  encodeTile,
  generalised,
  greyOf,
  landIn,
  neutral,
  type Raster,
  side,
  type ZoomStyle,
} from '../src/tiles/relief/draw-relief.ts';
import { polygonsOf } from '../src/tiles/shapes/planar.ts';

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

/** A raster of half the width and height; each value is the mean of four. */
const halved = ({ width, height, values }: Raster): Raster => {
  const [halfWidth, halfHeight] = [width >> 1, height >> 1];
  const mean = new Float32Array(halfWidth * halfHeight);
  for (let y = 0; y < halfHeight; y += 1) {
    for (let x = 0; x < halfWidth; x += 1) {
      const at = 2 * y * width + 2 * x;
      const sum =
        (values[at] ?? 0) +
        (values[at + 1] ?? 0) +
        (values[at + width] ?? 0) +
        (values[at + width + 1] ?? 0);
      mean[y * halfWidth + x] = sum / 4;
    }
  }
  return { width: halfWidth, height: halfHeight, values: mean };
};

/** Gives the shade of a block of tiles. */
export type ShadeOf = (block: Block) => Promise<Raster>;

/** A pyramid of tiles: a box and the zooms that have tiles; at the last the source is read. */
export interface Pyramid extends ReliefPyramid {
  readonly name: 'world' | 'window';
  /** Over what share of the world's width the shade fades out towards the rim of the box. */
  readonly fade: number;
  /** How a zoom is drawn. */
  readonly style: (z: number) => ZoomStyle;
}

/** A part of a block's picture: a row of its tiles, with the margin about it, in pixels of its zoom. */
const stripOf = ({ z, left, right }: Block, y: number) => ({
  world: tileSize * 2 ** z,
  left: left * tileSize - margin,
  top: y * tileSize - margin,
  width: (right - left + 1) * tileSize + 2 * margin,
  height: tileSize + 2 * margin,
});

/** The greys of a strip: shaded up to the coast, so that none of the hills lies on the sea, and to the rim. */
const greysOf = async (
  { bounds: [west, south, east, north], fade }: Pyramid,
  shade: Raster,
  block: Block,
  y: number,
  land: Feature<Polygon | MultiPolygon>,
) => {
  const strip = stripOf(block, y);
  const { world, left, top, width, height } = strip;
  const mask = await landIn(polygonsOf(land.geometry), strip);
  const [rimWest, rimNorth] = toMercator([west, north]);
  const [rimEast, rimSouth] = toMercator([east, south]);
  const within = (at: number, count: number): number => Math.min(count - 1, Math.max(0, at));
  const greys = Buffer.alloc(width * height);
  for (let at = 0; at < width * height; at += 1) {
    const [column, row] = [left + (at % width), top + Math.floor(at / width)];
    const [right, down] = [(column + 0.5) / world, (row + 0.5) / world];
    const inside = Math.min(right - rimWest, rimEast - right, down - rimNorth, rimSouth - down);
    const faded = fade === 0 ? 1 : Math.min(1, Math.max(0, inside / fade));
    const own =
      within(row - block.top * tileSize, shade.height) * shade.width +
      within(column - block.left * tileSize, shade.width);
    greys[at] = greyOf(shade.values[own] ?? 0, mask[at] ?? 0, faded);
  }
  return { greys, width, height };
};
/** The tiles of a pyramid as AVIF, by their path in the folder of a relief. */
const tilesOf = async (
  pyramid: Pyramid,
  shadeOf: ShadeOf,
  land: Feature<Polygon | MultiPolygon>,
): Promise<Map<string, Buffer>> => {
  const { bounds, minzoom, maxzoom, style: styleAt } = pyramid;
  const made = new Map<string, Buffer>();
  const coarsest = blockOf(bounds, minzoom);
  let shade = await shadeOf(finerBlock(coarsest, maxzoom));
  for (let z = maxzoom; z >= minzoom; z -= 1) {
    const style = styleAt(z);
    const drawn = generalised(shade, style);
    const block = finerBlock(coarsest, z);
    const asked = blockOf(bounds, z);
    for (let y = asked.top; y <= asked.bottom; y += 1) {
      const { greys, width, height } = await greysOf(pyramid, drawn, block, y, land);
      const strip = sharp(greys, { raw: { width, height, channels: 1 } });
      for (let x = asked.left; x <= asked.right; x += 1) {
        const part = { left: (x - block.left) * tileSize, top: 0, width: side, height: side };
        const picture = await strip.clone().extract(part).extractChannel(0).raw().toBuffer();
        made.set(`${z}/${x}/${y}.avif`, await encodeTile(picture, style));
      }
    }
    shade = halved(shade);
  }
  return made;
};

/** What a relief is shaded from. */
export type ReliefOrigin = Pick<LayerMetadata, 'sources' | 'date' | 'license'>;

/** The kilometres of a pixel of a pyramid's last zoom at a latitude, in words. */
const kilometres = ({ maxzoom }: ReliefPyramid, latitude: number): string =>
  ((40_075 * Math.cos((latitude * Math.PI) / 180)) / (tileSize * 2 ** maxzoom)).toFixed(1);

/** What a map needs to know of a relief: its `index.json`. */
export const reliefIndex = (
  { fade: _, style: __, ...pyramid }: Pyramid,
  { sources, date, license }: ReliefOrigin,
) => ({
  tiles: '{z}/{x}/{y}.avif',
  neutral,
  pyramids: [pyramid],
  metadata: {
    id: 'relief',
    title: 'Relief',
    summary: 'The shade of hills and mountains.',
    sources,
    method:
      'The tint of flat ground taken off, the sea left out; in broader strokes and stronger for small scales, so that ranges are seen and not grain; levelled, so that the slopes of a high country too have a light side; cut into Web Mercator tiles.',
    certainty: `At the finest about ${kilometres(pyramid, 0)} km to a pixel at the equator, ${kilometres(pyramid, 40)} km at 40 degrees: an underlay, not a measurement.`,
    date,
    license,
    measured: [],
  },
});

/**
 * The tiles of a relief and their index, by their paths in its folder; there is no shade beyond the coasts of
 * `land`.
 */
export async function reliefFiles(
  pyramid: Pyramid,
  shadeOf: ShadeOf,
  land: Feature<Polygon | MultiPolygon>,
  origin: ReliefOrigin,
): Promise<Map<string, Buffer>> {
  const text = Buffer.from(`${JSON.stringify(reliefIndex(pyramid, origin), null, 2)}\n`);
  return new Map([...(await tilesOf(pyramid, shadeOf, land)), ['index.json', text]]);
}

import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import sharp from 'sharp';
import { toMercator } from '../../core/camera/mercator.ts';
import type { LayerMetadata } from '../../core/story/layer-spec.ts';
import type { ReliefPyramid } from '../../core/story/story-data.ts';
import { margin, tileSize } from '../../style/relief.ts';
import { polygonsOf } from '../shapes/planar.ts';
import { type Block, blockOf, blur, finerBlock, halved, type Raster } from './raster.ts';

/** Gives the shade of a block of tiles. */
export type ShadeOf = (block: Block) => Promise<Raster>;

/** A pyramid of tiles: a box and the zooms that have tiles; at the last the source is read. */
export interface Pyramid extends ReliefPyramid {
  readonly name: 'world' | 'window';
  /** Over what share of the world's width the shade fades out towards the rim of the box. */
  readonly fade: number;
}

/** The zooms of a story’s own relief, beyond those of the world’s, which comes with the engine. */
export const windowZooms = { minzoom: 4, maxzoom: 6 } as const;

/** How a zoom is drawn and coded, and the most bytes that one of its tiles may take. */
interface ZoomStyle {
  /** How many values wide the strokes are; slopes smaller than them melt into one. */
  readonly radius: number;
  /** How much stronger the shade is than its mean, which grows pale. */
  readonly gain: number;
  /** How much of the slopes that are smaller is kept, from 0 to 1. */
  readonly detail: number;
  readonly quality: number;
  /** From 0 to 9: how long the encoder looks for fewer bytes. */
  readonly effort: number;
  readonly bytes: number;
}

/**
 * An opening shows zoom 3 or 4, and its bytes hold up the map. Effort 4 has the error of effort 1 in an eighth fewer bytes.
 */
const styleOf = (z: number): ZoomStyle => {
  if (z < 4) return { radius: 1, gain: 1.7, detail: 0.4, quality: 40, effort: 1, bytes: 3000 };
  if (z < 5) return { radius: 1, gain: 1.8, detail: 0.2, quality: 23, effort: 4, bytes: 2660 };
  if (z < 6) return { radius: 2, gain: 1.6, detail: 0.55, quality: 44, effort: 1, bytes: 5400 };
  return { radius: 2, gain: 1.3, detail: 0.7, quality: 50, effort: 1, bytes: 5400 };
};

/** Over how many values the mean is taken that is levelled, and how much of it is. */
const level = { radius: 10, share: 0.7 } as const;

/**
 * The shade for a scale at which the finest slopes would be grain: broad ranges with some of the detail,
 * mostly without what a whole region is darker than the plains, so that its slopes have a light side too.
 */
const generalised = (
  shade: Raster,
  { radius, gain, detail }: Pick<ZoomStyle, 'radius' | 'gain' | 'detail'>,
): Raster => {
  const broad = blur(shade, radius).values;
  const region = blur(shade, level.radius).values;
  const values = shade.values.map((value, at) => {
    const mean = broad[at] ?? 0;
    const levelled = mean - (region[at] ?? 0) * level.share;
    return Math.min(1, Math.max(-1, gain * (levelled + (value - mean) * detail)));
  });
  return { ...shade, values };
};

/** The grey of a place that is neither in shade nor in light; shade is darker, light lighter. */
const neutral = 128;

/** Pixels across a tile's picture, which goes on beyond the tile. */
const side = tileSize + 2 * margin;

/** A part of a block's picture: a row of its tiles, with the margin about it, in pixels of its zoom. */
const stripOf = ({ z, left, right }: Block, y: number) => ({
  world: tileSize * 2 ** z,
  left: left * tileSize - margin,
  top: y * tileSize - margin,
  width: (right - left + 1) * tileSize + 2 * margin,
  height: tileSize + 2 * margin,
});

type Strip = ReturnType<typeof stripOf>;

/** Land in a strip as bytes: 255 on land, 0 at sea, between on the coast. */
const landIn = (
  land: Feature<Polygon | MultiPolygon>,
  { world, left, top, width, height }: Strip,
): Promise<Buffer> => {
  const place = ([longitude = 0, latitude = 0]: Position): string => {
    const [x, y] = toMercator([longitude, latitude]);
    return `${(x * world - left).toFixed(1)} ${(y * world - top).toFixed(1)}`;
  };
  const rings = polygonsOf(land.geometry).flat();
  const path = rings.map((ring) => `M${ring.map(place).join('L')}Z`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path d="${path}" fill-rule="evenodd"/></svg>`;
  return sharp(Buffer.from(svg), { unlimited: true }).extractChannel('alpha').raw().toBuffer();
};

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
  const mask = await landIn(land, strip);
  const [rimWest, rimNorth] = toMercator([west, north]);
  const [rimEast, rimSouth] = toMercator([east, south]);
  const within = (at: number, count: number): number => Math.min(count - 1, Math.max(0, at));
  const greys = Buffer.alloc(width * height);
  for (let at = 0; at < width * height; at += 1) {
    const [column, row] = [left + (at % width), top + Math.floor(at / width)];
    const [right, down] = [(column + 0.5) / world, (row + 0.5) / world];
    const inside = Math.min(right - rimWest, rimEast - right, down - rimNorth, rimSouth - down);
    const faded = fade === 0 ? 1 : Math.min(1, Math.max(0, inside / fade));
    const ground = Math.max(0, (2 * (mask[at] ?? 0)) / 255 - 1);
    const own =
      within(row - block.top * tileSize, shade.height) * shade.width +
      within(column - block.left * tileSize, shade.width);
    const value = (shade.values[own] ?? 0) * ground * faded;
    greys[at] = Math.round(neutral + value * (neutral - 1));
  }
  return { greys, width, height };
};

/** A tile of at most so many bytes, at the best quality up to the style's that keeps to them, in steps. */
const encodeWithin = async (
  picture: Buffer,
  { quality, effort, bytes }: Pick<ZoomStyle, 'quality' | 'effort' | 'bytes'>,
): Promise<Buffer> => {
  const raw = { width: side, height: side, channels: 1 } as const;
  const tile = await sharp(picture, { raw })
    .toColourspace('srgb')
    .avif({ quality, effort, chromaSubsampling: '4:2:0' })
    .toBuffer();
  if (tile.length <= bytes || quality < 10) return tile;
  return encodeWithin(picture, { quality: Math.floor(quality * 0.8), effort, bytes });
};

/** The tiles of a pyramid as AVIF, by their path in the folder of a relief. */
const tilesOf = async (
  pyramid: Pyramid,
  shadeOf: ShadeOf,
  land: Feature<Polygon | MultiPolygon>,
): Promise<Map<string, Buffer>> => {
  const { bounds, minzoom, maxzoom } = pyramid;
  const made = new Map<string, Buffer>();
  const coarsest = blockOf(bounds, minzoom);
  let shade = await shadeOf(finerBlock(coarsest, maxzoom));
  for (let z = maxzoom; z >= minzoom; z -= 1) {
    const style = styleOf(z);
    const drawn = generalised(shade, style);
    const block = finerBlock(coarsest, z);
    const asked = blockOf(bounds, z);
    for (let y = asked.top; y <= asked.bottom; y += 1) {
      const { greys, width, height } = await greysOf(pyramid, drawn, block, y, land);
      const strip = sharp(greys, { raw: { width, height, channels: 1 } });
      for (let x = asked.left; x <= asked.right; x += 1) {
        const part = { left: (x - block.left) * tileSize, top: 0, width: side, height: side };
        const picture = await strip.clone().extract(part).extractChannel(0).raw().toBuffer();
        made.set(`${z}/${x}/${y}.avif`, await encodeWithin(picture, style));
      }
    }
    shade = halved(shade);
  }
  return made;
};

/** What a relief is shaded from. */
export type ReliefOrigin = Pick<LayerMetadata, 'sources' | 'date' | 'license'>;

/** What a map needs to know of a relief: its `index.json`. */
export const reliefIndex = (
  { fade: _, ...pyramid }: Pyramid,
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
      'The grey of flat ground taken off, the sea left out; in broader strokes and stronger for small scales, so that ranges are seen and not grain; levelled, so that the slopes of a high country too have a light side; cut into Web Mercator tiles.',
    certainty:
      'At the finest about 1.2 km to a pixel at the equator, 0.9 km at 40 degrees: an underlay, not a measurement.',
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

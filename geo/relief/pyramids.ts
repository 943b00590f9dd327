import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { type Block, blockOf, finerBlock, tilesOfBlock } from './block.ts';
import { eachOf } from './each-of.ts';
import { fadingToRim } from './fading.ts';
import { landMask } from './land-mask.ts';
import { mosaicOf } from './mosaic.ts';
import { type Box, cutOut, halved, type Raster } from './raster.ts';
import { closeSeams, type GreyTile } from './seams.ts';
import { type Generalisation, generalised } from './shade.ts';
import type { OpenTile } from './source.ts';
import {
  decodeTile,
  type Encoding,
  encodeTile,
  encodeWithin,
  type TileAddress,
  tileGrey,
  tileSize,
} from './tile.ts';

/** A pyramid of tiles: a box and the zooms that have tiles; at the last the source is read. */
interface Pyramid {
  readonly name: 'world' | 'window';
  readonly box: Box;
  readonly minzoom: number;
  readonly maxzoom: number;
  /** Degrees over which the shade fades out towards the rim of the box. */
  readonly fade: number;
}

/** A coarse world, and East and South-East Asia as finely as the source goes. */
export const pyramids: readonly Pyramid[] = [
  { name: 'world', box: [-180, -60, 180, 84], minzoom: 0, maxzoom: 3, fade: 0 },
  { name: 'window', box: [66, -11, 160, 61], minzoom: 4, maxzoom: 6, fade: 5 },
];

/** The tiles of a pyramid, all that touch its box, so that a map asks for none that is missing. */
export const addressesOf = ({ box, minzoom, maxzoom }: Pyramid): TileAddress[] =>
  Array.from({ length: maxzoom - minzoom + 1 }, (_, at) => blockOf(box, minzoom + at)).flatMap(
    tilesOfBlock,
  );

/** How each zoom is drawn, how its tiles are encoded, and the most bytes that one may take. */
interface ZoomStyle extends Generalisation, Encoding {
  readonly bytes: number;
}

/**
 * An opening shows zoom 3 or 4, and its bytes hold up the map. Effort 4 has the error of effort 1 in an eighth fewer bytes.
 */
const styleOf = (z: number): ZoomStyle => {
  if (z < 4) return { radius: 1, gain: 1.7, detail: 0.4, quality: 40, effort: 1, bytes: 3000 };
  if (z < 5) return { radius: 1, gain: 1.8, detail: 0.2, quality: 25, effort: 4, bytes: 2800 };
  if (z < 6) return { radius: 2, gain: 1.5, detail: 0.5, quality: 44, effort: 1, bytes: 5400 };
  return { radius: 2, gain: 1.3, detail: 0.7, quality: 50, effort: 1, bytes: 5400 };
};

/** The greys of a zoom's tiles, up to the coast: no shade of the hills lies on the sea. */
const greysOf = async (
  { box, fade }: Pyramid,
  shade: Raster,
  block: Block,
  land: Feature<Polygon | MultiPolygon>,
): Promise<GreyTile[]> => {
  const tiles: GreyTile[] = [];
  for (let y = block.top; y <= block.bottom; y += 1) {
    const row = { ...block, top: y, bottom: y };
    const mask = await landMask(land, row);
    for (const address of tilesOfBlock(blockOf(box, block.z)).filter((tile) => tile.y === y)) {
      const left = (address.x - block.left) * tileSize;
      const size = { width: tileSize, height: tileSize };
      const ground = cutOut(mask, { left, top: 0, ...size });
      const slopes = cutOut(shade, { left, top: (y - block.top) * tileSize, ...size });
      const fading = fadingToRim(box, fade, address);
      const values = slopes.values.map(
        (value, at) => value * Math.max(0, 2 * (ground.values[at] ?? 0) - 1) * fading(at),
      );
      tiles.push({ ...address, grey: tileGrey({ ...size, values }) });
    }
  }
  return tiles;
};

/** The tiles of a zoom as AVIF, each encoded anew once it is seen how it meets its neighbours. */
const encodedTiles = async (
  wanted: readonly GreyTile[],
  { quality, effort, bytes }: ZoomStyle,
): Promise<Buffer[]> => {
  const first = await eachOf(wanted, ({ grey }) => encodeWithin(grey, { quality, effort }, bytes));
  const seen = await eachOf(wanted, async (address, at) => ({
    ...address,
    grey: await decodeTile(first[at]?.tile ?? Buffer.alloc(0)),
  }));
  return eachOf(closeSeams(wanted, seen), ({ grey }, at) =>
    encodeTile(grey, { quality: first[at]?.quality ?? quality, effort }),
  );
};

/** The tiles of a pyramid as AVIF, by their path under `src/story/public/relief`. */
export const tilesOf = async (
  pyramid: Pyramid,
  open: OpenTile,
  land: Feature<Polygon | MultiPolygon>,
): Promise<Map<string, Buffer>> => {
  const { box, minzoom, maxzoom } = pyramid;
  const made = new Map<string, Buffer>();
  const coarsest = blockOf(box, minzoom);
  let shade = await mosaicOf(open, finerBlock(coarsest, maxzoom));
  for (let z = maxzoom; z >= minzoom; z -= 1) {
    const style = styleOf(z);
    const wanted = await greysOf(pyramid, generalised(shade, style), finerBlock(coarsest, z), land);
    const tiles = await encodedTiles(wanted, style);
    for (const [at, { x, y }] of wanted.entries())
      made.set(`${z}/${x}/${y}.avif`, tiles[at] ?? Buffer.alloc(0));
    shade = halved(shade);
  }
  return made;
};

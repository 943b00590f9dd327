import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { TileAddress } from '../../src/core/camera/tiles-in-view.ts';
import { tileSize } from '../../src/map/relief/relief-tile.ts';
import { type Block, blockOf, finerBlock, tilesOfBlock } from './block.ts';
import { eachOf } from './each-of.ts';
import { fadingToRim } from './fading.ts';
import { landMask } from './land-mask.ts';
import { mosaicOf } from './mosaic.ts';
import { type Box, cutOut, halved, type Raster } from './raster.ts';
import { type Generalisation, generalised } from './shade.ts';
import type { OpenTile } from './source.ts';
import { type Encoding, encodeWithin, margin, pictureSize, tileGrey } from './tile.ts';

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
  if (z < 5) return { radius: 1, gain: 1.8, detail: 0.2, quality: 23, effort: 4, bytes: 2660 };
  if (z < 6) return { radius: 2, gain: 1.5, detail: 0.5, quality: 44, effort: 1, bytes: 5400 };
  return { radius: 2, gain: 1.3, detail: 0.7, quality: 50, effort: 1, bytes: 5400 };
};

/** The shade of a block as far as it is drawn: up to the coast, as none of the hills lies on the sea, and to the rim. */
const drawnShade = async (
  { box, fade }: Pyramid,
  shade: Raster,
  block: Block,
  land: Feature<Polygon | MultiPolygon>,
): Promise<Raster> => {
  const values = new Float32Array(shade.values.length);
  for (let y = block.top; y <= block.bottom; y += 1) {
    const row = { ...block, top: y, bottom: y };
    const mask = await landMask(land, row);
    const above = (y - block.top) * tileSize * shade.width;
    for (const address of tilesOfBlock(row)) {
      const left = (address.x - block.left) * tileSize;
      const fading = fadingToRim(box, fade, address);
      for (let at = 0; at < tileSize ** 2; at += 1) {
        const inRow = Math.floor(at / tileSize) * shade.width + left + (at % tileSize);
        const ground = Math.max(0, 2 * (mask.values[inRow] ?? 0) - 1);
        values[above + inRow] = (shade.values[above + inRow] ?? 0) * ground * fading(at);
      }
    }
  }
  return { ...shade, values };
};

/** The greys of a tile's picture, which goes on beyond the tile's edges. */
const pictureOf = (shade: Raster, { left, top }: Block, { x, y }: TileAddress): Uint8Array =>
  tileGrey(
    cutOut(shade, {
      left: (x - left) * tileSize - margin,
      top: (y - top) * tileSize - margin,
      width: pictureSize,
      height: pictureSize,
    }),
  );

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
    const block = finerBlock(coarsest, z);
    const drawn = await drawnShade(pyramid, generalised(shade, style), block, land);
    const addresses = tilesOfBlock(blockOf(box, z));
    const tiles = await eachOf(addresses, (address) =>
      encodeWithin(pictureOf(drawn, block, address), style, style.bytes),
    );
    for (const [at, { x, y }] of addresses.entries())
      made.set(`${z}/${x}/${y}.avif`, tiles[at] ?? Buffer.alloc(0));
    shade = halved(shade);
  }
  return made;
};

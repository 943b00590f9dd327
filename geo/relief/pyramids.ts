import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { blur } from './blur.ts';
import { landMask } from './land-mask.ts';
import { pixelsPerDegree, readPicture } from './picture.ts';
import type { Box, Raster } from './raster.ts';
import { closeSeams, type GreyTile } from './seams.ts';
import { shadeOf } from './shade.ts';
import { decodeTile, encodeTile, levelFor, type TileAddress, tileGrey } from './tile.ts';

/** A pyramid of tiles: a box, the zooms that have tiles, and how it is made. */
export interface Pyramid {
  readonly name: 'world' | 'window';
  readonly box: Box;
  readonly minzoom: number;
  readonly maxzoom: number;
  /** How many times smaller than the picture it is worked at. */
  readonly scale: number;
  /** The radius of the surroundings in degrees that a slope is compared with. */
  readonly radius: number;
  /** Degrees over which the shade fades out towards the rim of the box. */
  readonly fade: number;
}

/** A coarse world, and East and South-East Asia as finely as the picture goes. */
export const pyramids: readonly Pyramid[] = [
  {
    name: 'world',
    box: [-180, -60, 180, 84],
    minzoom: 0,
    maxzoom: 3,
    scale: 4,
    radius: 0.8,
    fade: 0,
  },
  {
    name: 'window',
    box: [66, -12, 160, 62],
    minzoom: 4,
    maxzoom: 6,
    scale: 1,
    radius: 0.4,
    fade: 5,
  },
];

const rowOf = (latitude: number): number => {
  const sine = Math.sin((Math.min(85.05, Math.max(-85.05, latitude)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};

const clampTo = (count: number, value: number): number =>
  Math.min(count - 1, Math.max(0, Math.floor(value * count)));

/** The tiles of a pyramid, all that touch its box, so that a map asks for none that is missing. */
export const addressesOf = ({ box, minzoom, maxzoom }: Pyramid): TileAddress[] => {
  const [west, south, east, north] = box;
  const addresses: TileAddress[] = [];
  for (let z = minzoom; z <= maxzoom; z += 1) {
    const count = 2 ** z;
    for (
      let x = clampTo(count, (west + 180) / 360);
      x <= clampTo(count, (east + 180) / 360);
      x += 1
    )
      for (let y = clampTo(count, rowOf(north)); y <= clampTo(count, rowOf(south)); y += 1)
        addresses.push({ z, x, y });
  }
  return addresses;
};

/**
 * How much of the finest grain of a zoom is kept, from 0 to 1: it takes most of the bytes, and at the
 * closest zoom is no more than the picture's own noise.
 */
const grainAt = (z: number): number => (z < 5 ? 0.5 : 0);

/**
 * The quality of the tiles of a zoom. A screen asks for most bytes at zoom 5, for fewer below it; those
 * up to zoom 3 are part of the opening, where every byte counts.
 */
const qualityAt = (z: number): number => {
  if (z < 4) return 36;
  return z < 5 ? 44 : 34;
};

/** From this zoom on tiles are smooth enough for the encoder to follow what is changed at their edges. */
const seamsFrom = 5;

const calm = (level: Raster, grain: number): Raster => {
  const smooth = blur(level, 1).values;
  const values = level.values.map((value, at) => value * grain + (smooth[at] ?? 0) * (1 - grain));
  return { ...level, values };
};

/** A level that fades to nothing on the coast, so that no shade of the hills lies on the sea. */
const upToCoast = (level: Raster, land: Raster): Raster => ({
  ...level,
  values: level.values.map((value, at) => value * Math.max(0, 2 * (land.values[at] ?? 0) - 1)),
});

/** The tiles of a pyramid as AVIF, by their path under `src/story/public/relief`. */
export const tilesOf = async (
  pyramid: Pyramid,
  jpeg: Buffer,
  land: Feature<Polygon | MultiPolygon>,
): Promise<Map<string, Buffer>> => {
  const { box, scale, radius, fade } = pyramid;
  const picture = await readPicture(jpeg, box, scale);
  const mask = await landMask(land, box, pixelsPerDegree / scale);
  const both = mask.values.map((value, index) => value * (picture.land.values[index] ?? 0));
  const shade = shadeOf(
    picture.grey,
    { ...mask, values: both },
    Math.round((radius * pixelsPerDegree) / scale),
  );
  const levels = new Map<number, Raster>();
  for (let z = pyramid.minzoom; z <= pyramid.maxzoom; z += 1)
    levels.set(z, upToCoast(calm(levelFor(shade, box, z), grainAt(z)), levelFor(mask, box, z)));
  const wanted = addressesOf(pyramid).map((address) => ({
    ...address,
    grey: tileGrey(levels.get(address.z) ?? shade, box, address, fade),
  }));
  const encode = ({ z, grey }: GreyTile) => encodeTile(grey, qualityAt(z));
  const close = wanted.filter(({ z }) => z >= seamsFrom);
  const seen = await eachTile(close, async (tile) => decodeTile(await encode(tile)));
  const closed = closeSeams(
    close,
    seen.map(([address, grey]) => ({ ...address, grey })),
  );
  const tiles = await eachTile([...wanted.filter(({ z }) => z < seamsFrom), ...closed], encode);
  return new Map(tiles.map(([{ z, x, y }, tile]) => [`${z}/${x}/${y}.avif`, tile]));
};

/** One tile after the other: the encoder fills the processor by itself. */
const eachTile = async <Made>(
  tiles: readonly GreyTile[],
  make: (tile: GreyTile) => Promise<Made>,
): Promise<(readonly [TileAddress, Made])[]> => {
  const made: (readonly [TileAddress, Made])[] = [];
  for (const tile of tiles) made.push([tile, await make(tile)]);
  return made;
};

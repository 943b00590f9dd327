import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { polygon } from '@turf/helpers';
import sharp from 'sharp';
import type { PictureTiles } from '../../core/story/tiles.ts';
import { AuthorError } from '../../files/story-error.ts';
import { layerFile } from '../../files/story-files.ts';
import { layersSchema } from '../../read/schema/layers.ts';
import { readYaml } from '../../read/yaml/read-yaml.ts';
import { tilesFolder } from '../../style/kinds/image.ts';
import { tilesInSight } from '../screens.ts';
import { type Archive, withArchive } from '../tiles/archive.ts';
import { cutTiles, type TilesOrder } from '../tiles/cut-tiles.ts';
import { addressName } from '../tiles/web-file.ts';

/** The encoding, chosen by eye on an aerial photograph and a scanned map with lettering. */
const look = { quality: 55, effort: 3 } as const;

const make =
  'Make an archive of pictures: gdal_translate -of MBTILES scan.tif scan.mbtiles && gdaladdo scan.mbtiles && pmtiles convert scan.mbtiles scan.pmtiles';

/** Cuts the tiles of a layer's picture that scenes can show, and writes the picture's outline if it is missing. */
export async function cutPicture(order: TilesOrder): Promise<void> {
  const { files, scenes, say } = order;
  const name = basename(addressName(order.archive));
  const layers = readYaml(files.text(files.layers), files.layers, layersSchema);
  const own = layers.flatMap((layer) =>
    layer.kind === 'image' && layer.picture === name ? layer.id : [],
  );
  const shown = Object.values(scenes).filter((scene) =>
    own.some((id) => Object.hasOwn(scene.layers, id)),
  );
  if (shown.length === 0)
    throw new AuthorError(
      own.length === 0
        ? `No layer has the picture ${name}: in ${files.layers} write "kind: image" and "picture: ${name}" into one.`
        : `No scene shows ${own.join(', ')}: list it in the layers of one, in ${files.scenes}`,
    );
  const cut = async (archive: Archive): Promise<void> => {
    const { minzoom, maxzoom, bounds } = archive;
    const size = await sizeOf(archive);
    // MapLibre shows the tiles of the nearest zoom, which are at most half a zoom finer.
    const finer = Math.log2(512 / size) + 0.5;
    await cutTiles(order, {
      archive,
      wanted: tilesInSight(shown, { minzoom, maxzoom, bounds }, finer),
      what: `the picture of ${own.join(', ')}`,
      folder: `${files.published}/${tilesFolder(name)}`,
      ending: 'avif',
      change: (bytes) => encode(bytes, size, name),
      index: () => ({ minzoom, maxzoom, bounds, size }) as Omit<PictureTiles, 'tiles'>,
      none: `No scene that shows ${own.join(', ')} frames a place of ${name}, which holds ${bounds.join()}.`,
    });
    const outlines = own.map((id) => layerFile(files, id));
    const lacking = outlines.filter((file) => !existsSync(files.at(file)));
    files.write(new Map(lacking.map((file) => [file, outline(archive)])));
    for (const file of lacking) say(`wrote ${file}, the outline of the picture with its name`);
  };
  await withArchive(order.archive, make, cut, order);
}

/** Encodes a tile. @throws AuthorError if it is larger than the first tile, by which the zooms are chosen. */
async function encode(bytes: Uint8Array, size: number, name: string): Promise<Buffer> {
  const tile = sharp(bytes);
  const { width, height } = await tile.metadata();
  if (Math.max(width, height) <= size) return tile.avif(look).toBuffer();
  throw new AuthorError(
    `${name} has tiles of ${size} pixels, and one of ${width} × ${height}. ${make}`,
  );
}

/** The minimum width of a tile, in pixels; a scene would need hundreds of thousands of smaller ones. */
const minSize = 128;

/** Returns a tile's width in pixels. @throws AuthorError if the archive has no pictures. */
async function sizeOf({ name, isPictures, firstTile }: Archive): Promise<number> {
  const bytes = isPictures ? await firstTile() : undefined;
  if (!bytes) throw new AuthorError(`${name} holds no pictures. ${make}`);
  const { width } = await sharp(bytes).metadata();
  if (width < minSize)
    throw new AuthorError(`${name} has tiles of ${width} pixels, fewer than ${minSize}. ${make}`);
  return width;
}

function outline({ name, bounds, metadata }: Archive): string {
  const title = String(metadata.name ?? '').trim() || basename(name, '.pmtiles');
  const [west, south, east, north] = bounds;
  const corners = [
    [west, north],
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
  const feature = polygon([corners], { name: title });
  return `${JSON.stringify({ type: 'FeatureCollection', features: [feature] })}\n`;
}

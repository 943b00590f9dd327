import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import pLimit from 'p-limit';
import { PbfReader } from 'pbf';
import {
  Compression,
  type Entry,
  findTile,
  PMTiles,
  SharedPromiseCache,
  TileType,
  zxyToTileId,
} from 'pmtiles';
import sharp from 'sharp';
import type { TileId, Tiles } from '../../core/story/tiles.ts';
import { isFile } from '../../files/safe-folder.ts';
import { AuthorError } from '../../files/story-error.ts';
import {
  addressName,
  maxFetched,
  openWebFile,
  type PartedFile,
  type WebReading,
} from './web-file.ts';

export interface Archive extends Omit<Tiles, 'tiles'> {
  readonly name: string;
  readonly isPictures: boolean;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly tile: (tile: TileId) => Promise<Uint8Array | undefined>;
  readonly firstTile: () => Promise<Uint8Array | undefined>;
  /** Fetches tiles of an archive on the web, for `tile` to read, after saying how large they are. */
  readonly fetchAll: (tiles: readonly TileId[], say: (words: string) => void) => Promise<void>;
}

/**
 * Opens an archive by its path (from the root or absolute) or URL, and closes it after `read`.
 * @param make How to make an archive, as a sentence.
 * @throws AuthorError if the archive does not exist or is damaged.
 */
export async function withArchive<Result>(
  path: string,
  make: string,
  read: (archive: Archive) => Promise<Result>,
  web: WebReading = {},
): Promise<Result> {
  const isWeb = /^https?:/i.test(path);
  const name = isWeb ? addressName(path) : basename(path);
  const file = await (isWeb ? openWebFile(path, web) : openFile(web.files?.at(path) ?? path, make));
  let unread: unknown;
  const bytesAt = async (offset: number, length: number): Promise<ArrayBuffer> => {
    within(length, maxBytes);
    const bytes = await file.read(offset, length).catch((error) => {
      unread ??= error;
      throw error;
    });
    // The library first asks for more than the header, and a small archive may be shorter than that.
    if (bytes.byteLength < length && offset > 0) throw new Error('It ends before.');
    return bytes;
  };
  const getBytes = async (offset: number, length: number) => ({
    data: await bytesAt(offset, length),
  });
  const source = { getKey: () => name, getBytes };
  /** Does work on the archive. @throws AuthorError that says what is wrong with the archive. */
  const sound = <T>(work: () => Promise<T>): Promise<T> =>
    work().catch(({ code }: NodeJS.ErrnoException) => {
      const problem =
        code === tooLarge
          ? 'holds more in one piece than any tile of a map has'
          : 'is damaged, or not whole';
      throw unread ?? new AuthorError(`${name} ${problem}. ${make}`);
    });
  try {
    const start = await file.read(0, 8);
    if (Buffer.from(start).toString('latin1') !== 'PMTiles\u0003')
      throw new AuthorError(`${name} is not a PMTiles archive of version 3. ${make}`);
    const listed = async (data: ArrayBuffer, how: Compression) => inflated(data, how, maxListed);
    const cache = new SharedPromiseCache(maxDirectories, true, listed);
    const archive = new PMTiles(source, cache, listed);
    const header = await sound(() => archive.getHeader());
    const metadata = await sound(() => archive.getMetadata());
    const isPictures = pictureTypes.includes(header.tileType);
    const partOf = async (entryIn: (directory: Entry[]) => Entry | null | undefined) => {
      let [offset, length] = [header.rootDirectoryOffset, header.rootDirectoryLength];
      // No archive has directories nested more deeply.
      for (let depth = 0; depth < 4; depth += 1) {
        const entry = entryIn(await cache.getDirectory(source, offset, length, header));
        if (!entry) return undefined;
        if (entry.runLength > 0)
          return [header.tileDataOffset + entry.offset, entry.length] as Part;
        [offset, length] = [header.leafDirectoryOffset + entry.offset, entry.length];
      }
      throw new Error('Its directories lead into one another.');
    };
    const tileAt = async (part: Awaited<ReturnType<typeof partOf>>) => {
      const data = part && inflated(await bytesAt(...part), header.tileCompression, maxBytes);
      if (data && isPictures) {
        const { format, width, height } = await sharp(data).metadata();
        // A vector drawing of a few bytes may take minutes to rasterize.
        if (!rasterFormats.includes(format)) throw new Error(`A tile is ${format}.`);
        within(width * height, maxPixels);
      } else if (data) checkCommands(data);
      return data && new Uint8Array(data);
    };
    const partOfTile = async ([z, x, y]: TileId) =>
      z < header.minZoom || z > header.maxZoom
        ? undefined
        : partOf((directory) => findTile(directory, zxyToTileId(z, x, y)));
    return await read({
      name,
      minzoom: header.minZoom,
      maxzoom: header.maxZoom,
      bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
      isPictures,
      metadata: (metadata ?? {}) as Archive['metadata'],
      tile: (id) => sound(async () => tileAt(await partOfTile(id))),
      firstTile: () => sound(async () => tileAt(await partOf(([first]) => first))),
      async fetchAll(tiles, say) {
        if (!isWeb) return;
        const found: Part[] = [];
        await pLimit(4).map(tiles, async (id) => {
          const part = await sound(() => partOfTile(id));
          if (part) found.push(part);
        });
        const parts = new Map(found.map((part) => [part.join(), part]));
        const lacking = [...parts.values()].filter((part) => !file.has(...part));
        const bytes = lacking.reduce((sum, [, length]) => sum + length, 0);
        if (bytes > maxFetched)
          throw new AuthorError(
            `The scenes can show ${sizeOf(bytes)} of ${name}, and ${sizeOf(maxFetched)} are fetched at most: frame fewer places.`,
          );
        const kept = parts.size - lacking.length;
        const before = kept > 0 ? `, ${kept} here already` : '';
        say(`${found.length} tiles, ${sizeOf(bytes)} to fetch from ${new URL(path).host}${before}`);
        const [tenth, all] = [Math.ceil(lacking.length / 10), lacking.length];
        let done = 0;
        await pLimit(4).map(lacking, async (part) => {
          await sound(() => bytesAt(...part));
          done += 1;
          if (done % tenth === 0 || done === all) say(`fetched ${done} of ${all}`);
        });
      },
    });
  } finally {
    await file.close();
  }
}

const pictureTypes = [TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif];

type Part = readonly [offset: number, length: number];

const sizeOf = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;

const rasterFormats: readonly string[] = ['png', 'jpeg', 'webp', 'heif'];

/** The maximum bytes, decompressed, and pixels of a tile. */
const [maxBytes, maxPixels] = [20_000_000, 4096 ** 2];

/** The maximum bytes of a directory, and the maximum number of directories in memory. */
const [maxListed, maxDirectories] = [4_000_000, 20];

const tooLarge = 'ERR_BUFFER_TOO_LARGE';

function within(size: number, max: number): void {
  if (size > max) throw Object.assign(new Error(), { code: tooLarge });
}

/**
 * Checks a vector tile. @throws if it closes a ring more than once: a few bytes can repeat that until memory is full.
 */
function checkCommands(data: ArrayBuffer): void {
  const inField =
    (field: number, read: (pbf: PbfReader) => void) => (tag: number, _: unknown, pbf: PbfReader) =>
      tag === field && read(pbf);
  const geometry = inField(4, (pbf) => {
    const commands = pbf.readPackedVarint();
    for (let i = 0; i < commands.length; ) {
      const [isClosed, count] = [((commands[i] ?? 0) & 7) === 7, (commands[i] ?? 0) >>> 3];
      within(count, isClosed ? 1 : commands.length);
      i += isClosed ? 1 : 1 + 2 * count;
    }
  });
  const feature = inField(2, (pbf) => pbf.readMessage(geometry, null));
  const layer = inField(3, (pbf) => pbf.readMessage(feature, null));
  new PbfReader(data).readFields(layer, null);
}

/** Decompresses data. @throws if the result would be too large, before memory is filled. */
function inflated(data: ArrayBuffer, how: Compression, max: number): ArrayBuffer {
  within(data.byteLength, max);
  if (how === Compression.Unknown || how === Compression.None) return data;
  const inflate = how === Compression.Brotli ? brotliDecompressSync : gunzipSync;
  return new Uint8Array(inflate(data, { maxOutputLength: max })).buffer;
}

async function openFile(path: string, make: string): Promise<PartedFile> {
  if (!isFile(path)) throw new AuthorError(`There is no file ${path}. ${make}`);
  const file = await open(path);
  return {
    has: () => true,
    async read(offset, length) {
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
      return buffer.buffer.slice(0, bytesRead);
    },
    close: () => file.close(),
  };
}

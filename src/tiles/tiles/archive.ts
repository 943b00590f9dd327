import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Compression, type Header, PMTiles, TileType } from 'pmtiles';
import sharp from 'sharp';
import type { Bounds } from '../../core/camera/bounds.ts';
import type { TileId } from '../../core/story/tiles.ts';

/** A PMTiles archive. */
export interface Archive {
  readonly name: string;
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds: Bounds;
  readonly isPictures: boolean;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** A tile, not compressed; nothing where there is none. */
  readonly tile: (tile: TileId) => Promise<Uint8Array | undefined>;
}

/** Reads an archive, which is closed once that is done. @throws where there is none, with how to `make` one. */
export async function withArchive<Result>(
  path: string,
  make: string,
  read: (archive: Archive) => Promise<Result>,
): Promise<Result> {
  const name = basename(path);
  const file = await open(path).catch(() => {
    throw new Error(`There is no file ${path}. Make one: ${make}`);
  });
  try {
    const start = await bytesOf(file, 0, 8);
    if (Buffer.from(start).toString('latin1') !== 'PMTiles\u0003') {
      throw new Error(`${name} is not a PMTiles archive of version 3. Make one: ${make}`);
    }
    const source = {
      getKey: () => name,
      getBytes: async (offset: number, length: number) => ({
        data: await bytesOf(file, offset, within(length, mostBytes)),
      }),
    };
    const archive = new PMTiles(source, undefined, async (data, how) => inflated(data, how));
    const header = await archive.getHeader();
    return await read({
      name,
      minzoom: header.minZoom,
      maxzoom: header.maxZoom,
      bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
      isPictures: isPictures(header),
      metadata: ((await archive.getMetadata()) ?? {}) as Archive['metadata'],
      async tile(tile) {
        const found = await archive.getZxy(...tile);
        if (found && isPictures(header)) {
          const { width, height } = await sharp(found.data).metadata();
          within(width * height, mostPixels);
        }
        return found && new Uint8Array(found.data);
      },
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!(error instanceof RangeError) && code !== 'ERR_BUFFER_TOO_LARGE') throw error;
    throw new Error(
      `${name} holds more in one piece than any tile of a map has. Make another: ${make}`,
    );
  } finally {
    await file.close();
  }
}

/** More bytes, not compressed, and more pixels than any tile of a map has. */
const [mostBytes, mostPixels] = [20_000_000, 4096 ** 2];

/** @throws RangeError where a size is larger than what is allowed. */
function within(size: number, most: number): number {
  if (size > most) throw new RangeError();
  return size;
}

/** @throws where it would be larger than any tile, before it is. */
function inflated(data: ArrayBuffer, how: Compression): ArrayBuffer {
  if (how === Compression.Unknown || how === Compression.None) return data;
  const inflate = how === Compression.Brotli ? brotliDecompressSync : gunzipSync;
  return new Uint8Array(inflate(data, { maxOutputLength: mostBytes })).buffer;
}

const isPictures = ({ tileType }: Header): boolean =>
  [TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif].includes(tileType);

async function bytesOf(file: FileHandle, offset: number, length: number): Promise<ArrayBuffer> {
  const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
  return buffer.buffer.slice(0, bytesRead);
}

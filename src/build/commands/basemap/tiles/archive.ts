import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Header, PMTiles, TileType } from 'pmtiles';
import type { Bounds } from '../../../../core/camera/bounds.ts';
import type { TileId } from '../../../../core/story/tiles.ts';

/** A PMTiles archive. */
export interface Archive {
  readonly name: string;
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds: Bounds;
  /** Whether its tiles are pictures. */
  readonly isPictures: boolean;
  /** What it says of itself. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** A tile, not compressed; nothing where there is none. */
  readonly tile: (tile: TileId) => Promise<Uint8Array | undefined>;
}

/**
 * Reads an archive, which is closed once that is done.
 *
 * @param make How an author comes by a right one.
 * @throws where there is none, with what to do
 */
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
      throw new Error(`${name} is no PMTiles archive of version 3. Make one: ${make}`);
    }
    const archive = new PMTiles({
      getKey: () => name,
      getBytes: async (offset, length) => ({ data: await bytesOf(file, offset, length) }),
    });
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
        return found && new Uint8Array(found.data);
      },
    });
  } finally {
    await file.close();
  }
}

const isPictures = ({ tileType }: Header): boolean =>
  [TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif].includes(tileType);

async function bytesOf(file: FileHandle, offset: number, length: number): Promise<ArrayBuffer> {
  const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
  return buffer.buffer.slice(0, bytesRead);
}

import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { PMTiles, TileType } from 'pmtiles';
import type { Bounds } from '../../../../core/camera/bounds.ts';
import type { TileId } from '../../../../core/story/streets.ts';
import { extractOf } from '../../../story/geometry/read-streets.ts';

/** A PMTiles archive of streets. */
export interface Archive {
  readonly name: string;
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds: Bounds;
  /** The day of the data, in ISO 8601, where the archive says it. */
  readonly date?: string;
  /** A tile, not compressed; nothing where there is none. */
  readonly tile: (tile: TileId) => Promise<Uint8Array | undefined>;
  readonly close: () => Promise<void>;
}

const schema = 4;

/**
 * Opens an archive of streets.
 *
 * @throws where there is none, or its tiles are not in Protomaps' basemap schema, version 4, with what to do
 */
export async function openArchive(path: string): Promise<Archive> {
  const name = basename(path);
  const file = await open(path).catch(() => {
    throw new Error(`There is no file ${path}: name the PMTiles archive after --streets.`);
  });
  try {
    return await readArchive(file, name);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readArchive(file: FileHandle, name: string): Promise<Archive> {
  const start = await bytesOf(file, 0, 8);
  if (Buffer.from(start).toString('latin1') !== 'PMTiles\u0003') {
    throw new Error(`${name} is no PMTiles archive of version 3. Make one: ${extractOf()}`);
  }
  const archive = new PMTiles({
    getKey: () => name,
    getBytes: async (offset, length) => ({ data: await bytesOf(file, offset, length) }),
  });
  const header = await archive.getHeader();
  const { version = '', ...metadata } = ((await archive.getMetadata()) ?? {}) as {
    readonly version?: string;
    readonly 'planetiler:osm:osmosisreplicationtime'?: string;
  };
  if (header.tileType !== TileType.Mvt || Number.parseInt(version, 10) !== schema) {
    const has = header.tileType === TileType.Mvt ? `version ${version || 'unknown'}` : 'no vectors';
    throw new Error(
      `${name} has ${has}, and streets are drawn from Protomaps' basemap of version ${schema}. Extract one: ${extractOf()}`,
    );
  }
  const date = metadata['planetiler:osm:osmosisreplicationtime']?.slice(0, 10);
  return {
    name,
    minzoom: header.minZoom,
    maxzoom: header.maxZoom,
    bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
    ...(date && { date }),
    async tile(tile) {
      const found = await archive.getZxy(...tile);
      return found && new Uint8Array(found.data);
    },
    close: () => file.close(),
  };
}

async function bytesOf(file: FileHandle, offset: number, length: number): Promise<ArrayBuffer> {
  const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
  return buffer.buffer.slice(0, bytesRead);
}

import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Tiles } from '../../core/story/tiles.ts';
import { isOwn } from '../../load/files/own-path.ts';
import { whyUnwritten } from '../../load/files/why-unwritten.ts';

/** More tiles than this are more than the scenes of one town need, and than a host likes. */
const mostTiles = 2000;

/**
 * Refuses more tiles than a story may have.
 *
 * @param name That of the archive.
 */
export function checkCount({ length }: readonly unknown[], name: string): void {
  if (length <= mostTiles) return;
  throw new Error(
    `The scenes can show ${length} tiles of ${name}, and a story has ${mostTiles} at most: extract a smaller box, or frame fewer places.`,
  );
}

/** The folder of tiles that is written. */
interface TilesFolder {
  readonly root: string;
  /** The story's folder, and that of the tiles, from the root. */
  readonly story: string;
  readonly folder: string;
  /** What the names of tiles end with, such as `mvt`. */
  readonly ending: string;
}

/**
 * Writes tiles and their list aside, and puts them in place of those that were there once all are written.
 *
 * @param tiles Their content by zoom, column and row, such as `15/26924/19451`.
 * @throws where they cannot be written, with the reason
 */
export async function writeTiles(
  { root, story, folder, ending }: TilesFolder,
  tiles: ReadonlyMap<string, Uint8Array>,
  list: Omit<Tiles, 'tiles'>,
): Promise<void> {
  const path = resolve(root, folder);
  const aside = `${path}.${randomUUID()}`;
  try {
    if (!isOwn(root, story, folder)) {
      throw new Error('it would lie outside of the story’s folder');
    }
    for (const [id, bytes] of tiles) {
      const tile = join(aside, `${id}.${ending}`);
      await mkdir(dirname(tile), { recursive: true });
      await writeFile(tile, bytes);
    }
    const index = { ...list, tiles: [...tiles.keys()].sort() };
    await writeFile(join(aside, 'index.json'), `${JSON.stringify(index)}\n`);
    await rm(path, { recursive: true, force: true });
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    const why = whyUnwritten(error as NodeJS.ErrnoException);
    throw new Error(`${folder} could not be written: ${why} No file is half written.`);
  }
}

/** How much was written, in words. */
export const written = (folder: string, tiles: ReadonlyMap<string, Uint8Array>): string => {
  const bytes = [...tiles.values()].reduce((sum, { length }) => sum + length, 0);
  return `wrote ${folder}, ${tiles.size} tiles, ${Math.ceil(bytes / 1024)} KB`;
};

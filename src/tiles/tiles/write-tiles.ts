import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Tiles } from '../../core/story/tiles.ts';
import { filesIn } from '../../load/files/story-files.ts';
import { writeWhole } from '../../load/files/write-whole.ts';

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
 * Writes tiles and their list in place of those that were there.
 *
 * @param tiles Their content by zoom, column and row, such as `15/26924/19451`.
 * @throws where they cannot be written, with the reason
 */
export async function writeTiles(
  { root, story, folder, ending }: TilesFolder,
  tiles: ReadonlyMap<string, Uint8Array>,
  list: Omit<Tiles, 'tiles'>,
): Promise<void> {
  const index = { ...list, tiles: [...tiles.keys()].sort() };
  const files = new Map<string, string | Uint8Array>([
    ...[...tiles].map(([id, bytes]) => [`${folder}/${id}.${ending}`, bytes] as const),
    [`${folder}/index.json`, `${JSON.stringify(index)}\n`],
  ]);
  writeWhole(root, story, files);
  for (const name of await filesIn(resolve(root, folder)))
    if (!files.has(`${folder}/${name}`)) await rm(resolve(root, folder, name));
}

/** How much was written, in words. */
export const written = (folder: string, tiles: ReadonlyMap<string, Uint8Array>): string => {
  const bytes = [...tiles.values()].reduce((sum, { length }) => sum + length, 0);
  return `wrote ${folder}, ${tiles.size} tiles, ${Math.ceil(bytes / 1024)} KB`;
};

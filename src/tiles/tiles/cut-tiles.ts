import { rm } from 'node:fs/promises';
import pLimit from 'p-limit';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import { measureExtent, type TileId, type Tiles } from '../../core/story/tiles.ts';
import type { StoryFolder } from '../../files/open-folder.ts';
import { AuthorError } from '../../files/story-error.ts';
import { filesIn } from '../../files/story-files.ts';
import type { Archive } from './archive.ts';
import type { WebReading } from './web-file.ts';

export interface TilesOrder extends WebReading {
  readonly files: StoryFolder;
  readonly scenes: SceneSpecs;
  readonly archive: string;
  readonly say: (words: string) => void;
  readonly contours?: 'km' | 'mi' | undefined;
}

interface Cut {
  readonly archive: Archive;
  readonly wanted: readonly TileId[];
  /** Further tiles to read; `prepare` runs once all tiles can be read. */
  readonly beside?: readonly TileId[];
  readonly prepare?: () => Promise<void>;
  readonly what: string;
  /** The output folder, from the root; `ending` is the file extension. */
  readonly folder: string;
  readonly ending: string;
  readonly change: (
    bytes: Uint8Array,
    tile: TileId,
  ) => Uint8Array | undefined | Promise<Uint8Array | undefined>;
  /** Makes an additional `.mvt` file for some tiles. */
  readonly also?: (tile: TileId) => Promise<Uint8Array | undefined>;
  /** Makes the index, without the tiles' names, from the extent that they cover. */
  readonly index: (covered: Omit<Tiles, 'tiles'>) => Omit<Tiles, 'tiles'>;
  readonly none: string;
}

/** The maximum number of tiles: more than one town's scenes need, and more than hosts like. */
export const maxTiles = 2000;

/** Cuts tiles from an archive and writes them, with their index, in place of the previous ones. */
export async function cutTiles(
  { files: story, say }: TilesOrder,
  { archive, wanted, beside = [], prepare, what, folder, ending, change, also, index, none }: Cut,
): Promise<void> {
  if (wanted.length > maxTiles)
    throw new AuthorError(
      `The scenes can show ${wanted.length} tiles of ${archive.name}, and a story has ${maxTiles} at most: frame fewer places, or from farther away.`,
    );
  say(`cutting ${what} from ${archive.name}`);
  const read = new Map([...wanted, ...beside].map((id) => [id.join('/'), id]));
  await archive.fetchAll([...read.values()], say);
  await prepare?.();
  const files = new Map<string, string | Uint8Array>();
  const cut: TileId[] = [];
  // While one tile waits to be decoded or encoded, others are worked on.
  await pLimit(3).map(wanted, async (id) => {
    const bytes = await archive.tile(id);
    if (!bytes) return;
    const path = id.join('/');
    try {
      const changed = await change(bytes, id);
      if (!changed) return;
      cut.push(id);
      files.set(`${folder}/${path}.${ending}`, changed);
      const more = await also?.(id);
      if (more) files.set(`${folder}/${path}.mvt`, more);
    } catch (cause) {
      const why = cause instanceof AuthorError ? cause.message : 'cannot be read';
      throw new AuthorError(`${archive.name} is damaged: its tile ${path} ${why}. Get it anew.`, {
        cause,
      });
    }
  });
  if (cut.length === 0) throw new AuthorError(none);
  const size = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  const tiles = cut.map((id) => id.join('/')).sort();
  const list = { ...index(measureExtent(cut)), tiles };
  files.set(`${folder}/index.json`, `${JSON.stringify(list)}\n`);
  story.write(files);
  for (const name of await filesIn(story.at(folder)))
    if (!files.has(`${folder}/${name}`)) await rm(story.at(`${folder}/${name}`));
  say(`wrote ${folder}, ${tiles.length} tiles, ${Math.ceil(size / 1024)} KB`);
}

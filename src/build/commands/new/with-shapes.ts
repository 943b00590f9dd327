import { cp, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decodeText, tooLarge, unreadable } from '../../story/files/read-story-file.ts';
import { formatProblem, StoryError } from '../../story/files/story-error.ts';
import { FolderError } from './free-folder.ts';
import { labelOf } from './label-of.ts';
import { type OwnLayer, ownLayer } from './own-layer.ts';
import { storyOfShapes } from './story-of-shapes.ts';

/** What a story of any shapes takes from the one that it is copied from. */
const kept = ['settings.yaml', 'public'];

/**
 * Reads the GeoJSON files of which a new story is made.
 *
 * @param paths From the project's root, or in full.
 * @throws FolderError with what is wrong with the first that cannot be a layer.
 */
export async function readShapes(paths: readonly string[]): Promise<readonly OwnLayer[]> {
  const layers: OwnLayer[] = [];
  for (const path of paths) {
    const layer = ownLayer(path, await textOf(path));
    const other = layers.find(({ id }) => id === layer.id);
    if (other)
      throw new FolderError(
        `${other.file} and ${layer.file} would be one layer, "${layer.id}". Call one otherwise, in the letters a to z.`,
      );
    layers.push(layer);
  }
  return layers;
}

/** The text of a file that is small enough for a map. */
async function textOf(path: string): Promise<string> {
  try {
    const excess = tooLarge(path, (await stat(path)).size);
    if (excess) throw new StoryError([excess]);
    return decodeText(await readFile(path), path);
  } catch (error) {
    if (error instanceof StoryError)
      throw new FolderError(error.problems.map(formatProblem).join('\n'));
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new FolderError(`${path} is not there. List the GeoJSON files after the folder.`);
    throw new FolderError(formatProblem(unreadable(path, code)));
  }
}

/** Copies of a story what does not depend on its shapes, and writes the rest about shapes of the author's own. */
export const copyAround =
  (layers: readonly OwnLayer[]) =>
  async (from: string, to: string): Promise<void> => {
    await mkdir(to);
    for (const name of kept) await cp(join(from, name), join(to, name), { recursive: true });
    for (const [name, text] of Object.entries(storyOfShapes(titleOf(to), layers))) {
      await mkdir(dirname(join(to, name)), { recursive: true });
      await writeFile(join(to, name), text);
    }
  };

/** What a story is called at first, by its folder. */
const titleOf = (folder: string): string => labelOf(basename(folder)) || 'A story';

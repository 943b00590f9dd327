import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decodeText } from '../parse/decode-text.ts';
import { unreadable } from '../parse/read-story-file.ts';
import { formatProblem, StoryError } from '../parse/story-error.ts';
import { FolderError } from './free-folder.ts';
import { labelOf, type OwnLayer, ownLayer } from './own-layer.ts';
import { storyOfShapes } from './story-of-shapes.ts';

/** What a story of any shapes takes from the one that it is copied from. */
const kept = ['settings.yaml', 'public'];

/**
 * Reads the GeoJSON files of which a new story is made.
 *
 * @param paths From where the command is run, or in full.
 * @throws FolderError with what is wrong with the first that cannot be a layer.
 */
export async function readShapes(paths: readonly string[]): Promise<readonly OwnLayer[]> {
  const layers: OwnLayer[] = [];
  for (const path of paths) {
    const layer = ownLayer(path, await textOf(path));
    const other = layers.find(({ id }) => id === layer.id);
    if (other)
      throw new FolderError(
        `${other.file} and ${layer.file} would be one layer, "${layer.id}". Call one otherwise.`,
      );
    layers.push(layer);
  }
  return layers;
}

async function textOf(path: string): Promise<string> {
  try {
    return decodeText(await readFile(path), path);
  } catch (error) {
    if (error instanceof StoryError)
      throw new FolderError(error.problems.map(formatProblem).join('\n'));
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new FolderError(`${path} is not there. Name the GeoJSON files after the folder.`);
    throw new FolderError(formatProblem(unreadable(path, code)));
  }
}

/** Copies of a story what does not depend on its shapes, and writes the rest about shapes of the author's own. */
export const copyAround =
  (layers: readonly OwnLayer[]) =>
  async (from: string, to: string): Promise<void> => {
    await mkdir(to);
    for (const name of kept) await cp(join(from, name), join(to, name), { recursive: true });
    for (const [name, text] of Object.entries(storyOfShapes(labelOf(basename(to)), layers))) {
      await mkdir(dirname(join(to, name)), { recursive: true });
      await writeFile(join(to, name), text);
    }
  };

import type { Relief, ReliefPyramid } from '../../core/story/story-data.ts';
import { readStoryFile } from '../files/read-story-file.ts';
import { StoryError } from '../files/story-error.ts';
import { reliefFolders, type StoryFiles } from '../files/story-files.ts';

/** What the list of the relief's tiles says of each pyramid. */
type Listed = ReliefPyramid & { readonly name: string };

/**
 * The relief: the world's, coarsely, and where a story has a finer one among its published files, that too.
 *
 * @throws StoryError where the list of its tiles cannot be read.
 */
export function readRelief(
  root: string,
  files: Pick<StoryFiles, 'folder' | 'published' | 'world'>,
): Relief {
  const pyramids = reliefFolders(files)
    .toReversed()
    .flatMap((folder) => {
      const file = `${folder}/index.json`;
      const listed = listedIn(
        readStoryFile(root, files.folder, file, { absent: '{ "pyramids": [] }' }),
      );
      if (listed) return listed;
      const problem = 'it does not list the tiles of the relief.';
      const remedy = 'Put the whole folder of the relief there again, or take it out.';
      throw new StoryError([{ file, problem, remedy }]);
    });
  return Object.fromEntries(
    pyramids.map(({ name, minzoom, maxzoom, bounds }) => [
      `relief-${name}`,
      { minzoom, maxzoom, bounds },
    ]),
  );
}

function listedIn(index: string): readonly Listed[] | undefined {
  try {
    const { pyramids }: { readonly pyramids?: unknown } = JSON.parse(index);
    return Array.isArray(pyramids) ? pyramids : undefined;
  } catch {
    return undefined;
  }
}

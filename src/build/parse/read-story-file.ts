import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { StoryError } from './story-error.ts';

/**
 * Reads one of the story's files as text.
 *
 * @param file Its name from the project's root.
 * @param options.absent What a file that need not be there is read as.
 * @param options.remedy What to do where it must be there.
 * @throws StoryError where it is not there and must be, or cannot be read.
 */
export function readStoryFile(
  root: string,
  file: string,
  {
    absent,
    remedy = 'Write it, or run the command in the folder of the project.',
  }: { readonly absent?: string | undefined; readonly remedy?: string } = {},
): string {
  try {
    return readFileSync(resolve(root, file), 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') {
      const problem = `the file cannot be read (${code}).`;
      throw new StoryError([{ file, problem, remedy: 'Let it be a file that you may read.' }]);
    }
    if (absent !== undefined) return absent;
    throw new StoryError([{ file, problem: 'the file does not exist.', remedy }]);
  }
}

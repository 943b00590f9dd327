import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { StoryError } from './story-error.ts';

/**
 * Reads one of the story's files as text.
 *
 * @param file Its name from the project's root.
 * @param options.absent The text of an optional file that does not exist.
 * @param options.remedy What to do about a required one.
 * @throws StoryError where it is required and does not exist, or cannot be read.
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

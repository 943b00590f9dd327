import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeText } from './decode-text.ts';
import { type Problem, StoryError } from './story-error.ts';

/**
 * Reads one of the story's files as text.
 *
 * @param file Its name from the project's root.
 * @param options.absent The text of an optional file that does not exist.
 * @param options.remedy What to do about a required one.
 * @throws StoryError where it is required and does not exist, cannot be read, or is not UTF-8.
 */
export function readStoryFile(
  root: string,
  file: string,
  {
    absent,
    remedy = 'Write it, or run the command in the folder of the project.',
  }: { readonly absent?: string | undefined; readonly remedy?: string } = {},
): string {
  const bytes = bytesOf(root, file);
  if (bytes) return decodeText(bytes, file);
  if (absent !== undefined) return absent;
  throw new StoryError([{ file, problem: 'the file does not exist.', remedy }]);
}

function bytesOf(root: string, file: string): Uint8Array | undefined {
  try {
    return readFileSync(resolve(root, file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new StoryError([unreadable(file, code)]);
  }
}

/** What each refusal of the system means for an author. */
const refusals: Readonly<Record<string, string>> = {
  EISDIR: 'a folder stands in its place',
  ELOOP: 'it is a link that leads back to itself',
  ENOENT: 'it is a link to a file that is not there',
  EACCES: 'there is no permission to read it',
};

/** A file that is there and that the system does not let one read, by the system's code. */
export const unreadable = (file: string, code: string | undefined): Problem => ({
  file,
  problem: `the file cannot be read${code ? `: ${refusals[code] ?? code}` : ''}.`,
  remedy: 'Let it be a file that you may read.',
});

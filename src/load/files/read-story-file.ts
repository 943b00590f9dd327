import { readOwn } from './own-file.ts';
import { type Problem, StoryError } from './story-error.ts';

/**
 * Reads one of the story's files as text: `absent` where it is optional and does not exist. @throws StoryError where it
 * is required and does not exist, with a `remedy`, cannot be read, or is not UTF-8.
 */
export function readStoryFile(
  root: string,
  folder: string,
  file: string,
  {
    absent,
    remedy = 'Write it, or run the command in the folder of the project.',
  }: { readonly absent?: string | undefined; readonly remedy?: string } = {},
): string {
  const bytes = readOwn(root, folder, file);
  if (bytes) return decodeText(bytes, file);
  if (absent !== undefined) return absent;
  throw new StoryError([{ file, problem: 'the file does not exist.', remedy }]);
}

/** Refuses a PMTiles archive where text belongs, with the command that reads one. */
export function archiveFault(bytes: Uint8Array | undefined, file: string): Problem | undefined {
  if (new TextDecoder().decode(bytes?.subarray(0, 7)) !== 'PMTiles') return undefined;
  const problem = 'it is a PMTiles archive, which holds tiles and no text.';
  const remedy =
    'Keep it outside the story, and cut tiles from it: npm run basemap -- STORY --streets FILE.pmtiles (--picture for a picture, --relief for heights).';
  return { file, problem, remedy };
}

/** Decodes UTF-8, without a byte order mark. @throws StoryError at the first letter that is not UTF-8. */
export function decodeText(bytes: Uint8Array, file: string): string {
  const fault = archiveFault(bytes, file);
  if (fault) throw new StoryError([fault]);
  const text = new TextDecoder().decode(bytes);
  const [before = text] = text.split(/[\0\ufffd]/, 1);
  if (before.length === text.length) return text;
  const [last = '', ...others] = before.split('\n').reverse();
  const at = { line: others.length + 1, column: last.length + 1 };
  const problem = 'it is not saved as UTF-8: the letter here cannot be read.';
  const remedy = 'Save it as UTF-8, which editors offer where they save or export a file.';
  throw new StoryError([{ file, ...at, problem, remedy }]);
}

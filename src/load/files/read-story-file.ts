import { Buffer } from 'node:buffer';
import { readOwn } from './own-file.ts';
import { StoryError } from './story-error.ts';

/**
 * Reads one of the story's files as text.
 *
 * @param folder The story's folder, from the root.
 * @param file Its name from the root.
 * @param options.absent The text of an optional file that does not exist.
 * @param options.remedy What to do about a required one.
 * @throws StoryError where it is required and does not exist, cannot be read, or is not UTF-8.
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

const remedy = 'Save it as UTF-8, which editors offer where they save or export a file.';

/**
 * The text that bytes of UTF-8 hold, without a byte order mark.
 *
 * @param file The file's name in messages.
 * @throws StoryError where they are of another encoding: the line, and what is written there if the bytes
 *   are Windows-1252, as most are that are not UTF-8.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  if (isUtf16(bytes)) throw new StoryError([{ file, problem: 'it is saved as UTF-16.', remedy }]);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const { word, ...at } = firstInvalidWord(bytes);
    const problem = `it is saved in another encoding than UTF-8: "${word}" cannot be read for certain.`;
    throw new StoryError([{ file, ...at, problem, remedy, value: word }]);
  }
}

/** Whether bytes begin with UTF-16's byte order mark, or like its text of the Latin script without one. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return marked || (first === 0) !== (second === 0);
}

/** The first word that is not UTF-8, and where it stands. */
function firstInvalidWord(bytes: Uint8Array): { word: string; line: number; column: number } {
  const whole = Buffer.from(bytes).toString('utf8');
  const before = whole.slice(0, whole.indexOf('\ufffd'));
  const [last = '', ...others] = before.split('\n').reverse();
  const start = Buffer.byteLength(before);
  const western = new TextDecoder('windows-1252').decode(bytes.subarray(start, start + 40));
  const [lead = ''] = /[\p{L}\p{M}]*$/u.exec(last) ?? [];
  const [rest = ''] = /^.[\p{L}\p{M}]*/u.exec(western) ?? [];
  return { word: lead + rest, line: others.length + 1, column: last.length - lead.length + 1 };
}

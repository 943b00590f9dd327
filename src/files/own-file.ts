import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { engineRoot } from './engine.ts';
import { tooLarge } from './size-limits.ts';
import { attempt, orNothing, type Problem, StoryError } from './story-error.ts';

/** They wait for no pipe, and follow no link that has replaced the file since it was checked. */
const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/**
 * The bytes of a file of a story, or the `first` of them; undefined where it does not exist. A story may come from
 * anybody: follows no link out of its folder and reads no pipe, device or file above its limit, even one swapped in
 * meanwhile. @throws StoryError where it is not read.
 */
export function readOwn(
  root: string,
  folder: string,
  file: string,
  first?: number,
): Buffer | undefined {
  const path = resolve(root, file);
  let opened: number | undefined;
  try {
    if (!lstatSync(path, { throwIfNoEntry: false })) return undefined;
    const real = realpathSync(path);
    const refused = refusal(root, folder, file, real);
    if (refused) throw new StoryError([refused]);
    opened = openSync(real, flags);
    const found = fstatSync(opened);
    const fault = fileFault(file, found) ?? (first ? undefined : tooLarge(file, found.size));
    if (fault) throw new StoryError([fault]);
    if (realpathSync(real) !== real) return readOwn(root, folder, file, first);
    if (!first) return readFileSync(opened);
    const start = Buffer.alloc(first);
    return start.subarray(0, readSync(opened, start));
  } catch (error) {
    if (error instanceof StoryError) throw error;
    const { code = '' } = error as NodeJS.ErrnoException;
    const problem = `the file cannot be read${code && `: ${refusals[code] ?? code}`}.`;
    const remedy = 'Replace it with a file that you can read.';
    throw new StoryError([{ file, problem, remedy }]);
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}

/** The text of a file of a story; empty where it cannot be read, which is reported elsewhere. */
export const textOf = (root: string, folder: string, file: string): string =>
  attempt(() => readOwn(root, folder, file)).value?.toString() ?? '';

/** Reads a story's file as UTF-8, or gives `absent` where it does not exist. @throws StoryError where neither can be. */
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

/** Why a path in a story may not be read or written; undefined if it may, or if nothing is there. */
export function refusal(
  root: string,
  folder: string,
  path: string,
  real = realPath(resolve(root, path)),
): Problem | undefined {
  if (path.includes('\ufffd')) {
    const remedy = 'Rename it, in letters that every system knows.';
    return { file: path, problem: 'its name is saved in another encoding than UTF-8.', remedy };
  }
  if (real === undefined) return undefined;
  if (isOwn(root, folder, path, real)) return fileFault(path, statSync(real));
  const problem = `it leads to ${real}, outside the story’s folder.`;
  const remedy = 'Replace it with a copy of what it leads to, or take it out.';
  return { file: path, problem, remedy };
}

function fileFault(file: string, found: Stats): Problem | undefined {
  if (found.isFile() || found.isDirectory()) return undefined;
  const problem = 'it is a pipe or a device, not a file.';
  return { file, problem, remedy: 'Take it out of the folder.' };
}

const refusals: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  ELOOP: 'it is a link that leads back to itself',
  ENOENT: 'it is a link to a file that does not exist',
  EACCES: 'there is no permission to read it',
};

/** The target of a path; undefined where its links lead nowhere, or back to themselves. */
export const realPath = (path: string): string | undefined => orNothing(() => realpathSync(path));

/** Resolves the links of a path whose end may not exist yet. */
export const realPlace = (path: string, around = dirname(path)): string =>
  realPath(path) ?? (around === path ? path : join(realPlace(around), basename(path)));

/** The names in a folder, sorted; none where there is no such folder. */
export const namesIn = (root: string, folder: string): readonly string[] =>
  orNothing(() => readdirSync(resolve(root, folder)).sort()) ?? [];

export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/**
 * Whether a path, as written and with its links followed, stays in the story's folder, the project's or the engine's. One
 * that does not exist yet is judged by the nearest folder around it.
 */
export function isOwn(
  root: string,
  folder: string,
  path: string,
  real = nearestReal(resolve(root, path)),
): boolean {
  const written = resolve(root, path);
  const home = [resolve(root, folder), resolve(root), engineRoot].find((each) =>
    isWithin(written, each),
  );
  const realHome = home && realPath(home);
  return real !== undefined && realHome !== undefined && isWithin(real, realHome);
}

/** The target of a path, or of the nearest folder around it that exists; undefined for a broken link. */
const nearestReal = (path: string): string | undefined =>
  orNothing(() =>
    lstatSync(path, { throwIfNoEntry: false }) ? realpathSync(path) : nearestReal(dirname(path)),
  );

/** Whether a path leads to something other than a folder. */
export function isFile(path: string): boolean {
  const real = realPath(path);
  return real !== undefined && !statSync(real).isDirectory();
}

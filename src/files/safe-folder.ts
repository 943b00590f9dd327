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
import { basename, dirname, join, posix, relative, resolve, sep } from 'node:path';
import { engineRoot } from './engine.ts';
import { tooLarge } from './size-limits.ts';
import { attempt, orNothing, type Problem, StoryError } from './story-error.ts';
import { slashed } from './story-files.ts';
import { writeWhole } from './write-whole.ts';

/** Flags to open a file without waiting for pipes or following a link that has replaced the checked file. */
const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

export type SafeFolder = Readonly<ReturnType<typeof safeFolder>>;

/**
 * Opens a folder whose files may come from anybody. Nothing outside the folder, the project and the engine is read or
 * written, nor are pipes and devices. Paths are relative to the project's `root`, as messages name them.
 */
export function safeFolder(root: string, path = '.') {
  const at = (file: string): string => resolve(root, file);
  const fromRoot = (file: string): string => slashed(relative(root, at(file)) || '.');
  const folder = fromRoot(path);
  return {
    root,
    folder,
    at,
    /** Returns the path, from the root, of a file in the folder. */
    inside: (file: string): string => fromRoot(join(folder, file)),
    bytes,
    text,
    /** Reads a file's text; returns an empty one if it cannot be read, which is reported elsewhere. */
    textOrNone: (file: string): string => attempt(() => bytes(file)).value?.toString() ?? '',
    names,
    paths: (within: string) => names(within).map((name) => posix.join(within, name)),
    /** True if a file exists under exactly this name, including its case. */
    has: (file: string): boolean => names(dirname(file)).includes(basename(file)),
    refusal,
    /** True if a path stays in allowed places; if it does not exist, the nearest folder around it decides. */
    owns: (file: string): boolean => isSafe(file, nearestReal(at(file))),
    write: (
      files: ReadonlyMap<string, string | Uint8Array>,
      write?: Parameters<typeof writeWhole>[2],
    ) => writeWhole(files, placeOf, write),
  };

  /** True if a path stays in this folder, the project or the engine, both before and after its links are followed. */
  function isSafe(file: string, real: string | undefined): boolean {
    const home = [at(folder), at('.'), engineRoot].find((each) => isWithin(at(file), each));
    const realHome = home && realPath(home);
    return real !== undefined && realHome !== undefined && isWithin(real, realHome);
  }

  function placeOf(file: string): string {
    if (isSafe(dirname(file), nearestReal(at(dirname(file))))) return at(file);
    throw new Error('it would be outside of the story’s folder');
  }

  /** Says why a path must not be read or written; undefined if it may be, or if nothing exists there. */
  function refusal(file: string, real = realPath(at(file))): Problem | undefined {
    if (file.includes('\ufffd')) {
      const remedy = 'Rename it, using plain letters and digits.';
      return { file, problem: 'its name is saved in another encoding than UTF-8.', remedy };
    }
    if (real === undefined) return undefined;
    if (isSafe(file, real)) return fileFault(file, statSync(real));
    const problem = `it leads to ${real}, outside the story’s folder.`;
    const remedy = 'Replace it with a copy of what it leads to, or take it out.';
    return { file, problem, remedy };
  }

  /**
   * Reads a file, or its `first` bytes; undefined if it does not exist. Refuses a file that is too large or outside,
   * even if it is replaced meanwhile. @throws StoryError
   */
  function bytes(file: string, first?: number): Buffer | undefined {
    let opened: number | undefined;
    try {
      if (!lstatSync(at(file), { throwIfNoEntry: false })) return undefined;
      const real = realpathSync(at(file));
      const refused = refusal(file, real);
      if (refused) throw new StoryError([refused]);
      opened = openSync(real, flags);
      const stats = fstatSync(opened);
      const fault = fileFault(file, stats) ?? (first ? undefined : tooLarge(file, stats.size));
      if (fault) throw new StoryError([fault]);
      if (realpathSync(real) !== real) return bytes(file, first);
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

  /** Reads a file as UTF-8; returns `absent`, if given, for a missing file. @throws StoryError */
  function text(file: string, { absent, remedy = missing }: IfMissing = {}): string {
    const content = bytes(file);
    if (content) return decodeText(content, file);
    if (absent !== undefined) return absent;
    throw new StoryError([{ file, problem: 'the file does not exist.', remedy }]);
  }

  function names(within: string): readonly string[] {
    return orNothing(() => readdirSync(at(within)).sort()) ?? [];
  }
}

export interface IfMissing {
  readonly absent?: string | undefined;
  readonly remedy?: string;
}

const missing = 'Write it, or run the command in the folder of the project.';

/** Refuses a PMTiles archive in place of a text, and names the command that reads one. */
export function archiveFault(bytes: Uint8Array | undefined, file: string): Problem | undefined {
  if (new TextDecoder().decode(bytes?.subarray(0, 7)) !== 'PMTiles') return undefined;
  const problem = 'it is a PMTiles archive, which holds tiles and no text.';
  const remedy =
    'Keep it outside the story, and cut tiles from it: npm run basemap -- STORY --streets FILE.pmtiles (--picture for a picture, --relief for heights).';
  return { file, problem, remedy };
}

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

function fileFault(file: string, stats: Stats): Problem | undefined {
  if (stats.isFile() || stats.isDirectory()) return undefined;
  const problem = 'it is a pipe or a device, not a file.';
  return { file, problem, remedy: 'Take it out of the folder.' };
}

const refusals: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  ELOOP: 'it is a link that leads back to itself',
  ENOENT: 'it is a link to a file that does not exist',
  EACCES: 'there is no permission to read it',
};

/** Resolves a path's links; undefined if they are broken or circular. */
export const realPath = (path: string): string | undefined => orNothing(() => realpathSync(path));

/** Resolves the links in a path whose end may not exist yet. */
export const realPlace = (path: string, around = dirname(path)): string =>
  realPath(path) ?? (around === path ? path : join(realPlace(around), basename(path)));

export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** Resolves a path, or the nearest existing folder around it; undefined for a broken link. */
const nearestReal = (path: string): string | undefined =>
  orNothing(() =>
    lstatSync(path, { throwIfNoEntry: false }) ? realpathSync(path) : nearestReal(dirname(path)),
  );

/** True if a path leads to anything but a folder. */
export function isFile(path: string): boolean {
  const real = realPath(path);
  return real !== undefined && !statSync(real).isDirectory();
}

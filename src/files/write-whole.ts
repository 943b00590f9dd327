import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AuthorError } from './story-error.ts';

/**
 * Writes all files or none: each is written aside, given the last version's mode, and renamed. Links are replaced.
 * @param placeOf Returns a file's full path, or throws if it must not be written. @throws AuthorError with the reason
 */
export function writeWhole(
  files: ReadonlyMap<string, string | Uint8Array>,
  placeOf: (file: string) => string,
  write: (path: string, text: string | Uint8Array) => void = writeNew,
): void {
  const begun = new Map<string, string>();
  const made: string[] = [];
  const replaced: string[] = [];
  let current = '';
  try {
    for (const [file, text] of files) {
      current = file;
      const path = placeOf(file);
      const first = mkdirSync(dirname(path), { recursive: true });
      if (first) made.push(first);
      clearAside(path);
      const aside = asideOf(path);
      begun.set(aside, path);
      write(aside, text);
      const last = lstatSync(path, { throwIfNoEntry: false });
      if (last?.isFile()) chmodSync(aside, last.mode);
    }
    for (const [aside, path] of begun) {
      current = path;
      if (begun.size > 1 && lstatSync(path, { throwIfNoEntry: false }))
        cpSync(path, asideOf(path, 'last'), { verbatimSymlinks: true });
      renameSync(aside, path);
      replaced.push(path);
    }
  } catch (error) {
    for (const path of replaced) putBack(path);
    for (const each of made) rmSync(each, { recursive: true, force: true });
    const why = whyUnwritten(error as NodeJS.ErrnoException);
    throw new AuthorError(`${current} could not be written: ${why} No file is half written.`);
  } finally {
    for (const [aside, path] of begun)
      for (const each of [aside, asideOf(path, 'last')]) rmSync(each, { force: true });
  }
}

function putBack(path: string): void {
  const last = asideOf(path, 'last');
  if (lstatSync(last, { throwIfNoEntry: false })) renameSync(last, path);
  else rmSync(path, { force: true });
}

const writeNew = (path: string, text: string | Uint8Array): void =>
  writeFileSync(path, text, { flag: 'wx' });

export const asideOf = (path: string, what: 'next' | 'last' = 'next'): string =>
  `${path}-${what}-pid${process.pid}`;

/** Removes what this and ended processes left beside a path; restores the last version if no new one replaced it. */
export function clearAside(path: string): void {
  const folder = dirname(path);
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const [, of, what, pid] = /^(.+)-(next|last)-pid(\d+)$/.exec(name) ?? [];
    if (of !== basename(path) || runsElsewhere(Number(pid))) continue;
    const left = join(folder, name);
    if (what === 'last' && !existsSync(path)) renameSync(left, path);
    rmSync(left, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** True if another process, of any user, runs with this id. */
function runsElsewhere(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const denied = 'there is no permission to write there. Choose a folder that is yours.';
const held = 'a program has it open, or it is not yours. Close that, or choose another folder.';
const full = 'the disk is full. Make room, and run the command again.';

const reasons: Readonly<Record<string, string>> = {
  EACCES: denied,
  EBUSY: held,
  EPERM: held,
  EROFS: denied,
  ENOSPC: full,
  EDQUOT: full,
  ENAMETOOLONG: 'its name is too long. Choose another.',
};

/** Explains a failed write and its remedy, as the end of a sentence. */
export const whyUnwritten = ({ code = '', message }: NodeJS.ErrnoException): string =>
  reasons[code] ?? `${message}.`;

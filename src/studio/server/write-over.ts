import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a text over another, whole or not at all; mode and owner of the file stay. Returns false, and
 * leaves the file as it is, where it does not hold the text that is to be written over.
 *
 * An editor may save at the same time, in place or by renaming. No system call replaces a file on
 * condition of its content, so the file is renamed, by which it is this process's alone, and looked at.
 * What is not as expected gets its name back. Nothing gets a name that an editor has given to a file
 * meanwhile. The file is looked at once more after that, for an editor that had opened it before; one that
 * writes into it later still is the only one whose save is lost.
 *
 * @param path The file itself, not a link to it.
 * @throws Error of the file system.
 */
export function writeOver(path: string, before: string, after: string): boolean {
  const unique = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  const [fresh, taken] = [`${unique}.new`, `${unique}.old`];
  const isExpected = () => readFileSync(taken).equals(Buffer.from(before));
  try {
    accessSync(path, constants.W_OK);
    writeLike(path, fresh, after);
    renameSync(path, taken);
    if (!isExpected() || !giveName(fresh, path)) return false;
    if (!isExpected()) {
      renameSync(taken, path);
      return false;
    }
    rmSync(taken);
    return true;
  } finally {
    if (existsSync(taken)) putBack(taken, path);
    rmSync(fresh, { force: true });
  }
}

/** Takes away what a process that was killed while it wrote over a file has left; a file that it took is put back. */
export function tidy(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.startsWith(`.${basename(path)}.`)) continue;
    const [, ending] = leftover.exec(entry.name) ?? [];
    if (ending === 'old') putBack(join(folder, entry.name), path);
    if (ending === 'new') rmSync(join(folder, entry.name));
  }
}

const leftover = /\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.(new|old)$/;

const putBack = (taken: string, path: string): void => {
  giveName(taken, path);
  rmSync(taken, { force: true });
};

/** Gives a file a name; false where another has it. Not every file system has links: there it is copied. */
function giveName(file: string, name: string, give: typeof linkSync = linkSync): boolean {
  try {
    give(file, name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    if (give !== linkSync) throw error;
    return giveName(file, name, copyNew);
  }
}

const copyNew: typeof linkSync = (from, to) => copyFileSync(from, to, constants.COPYFILE_EXCL);

/** Writes a new file that nobody else has opened, with the mode and the owner of another. */
function writeLike(model: string, path: string, text: string): void {
  const { mode, uid, gid } = statSync(model);
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    const own = fstatSync(file);
    if (own.uid !== uid || own.gid !== gid) fchownSync(file, uid, gid);
    fchmodSync(file, mode & 0o7777);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
